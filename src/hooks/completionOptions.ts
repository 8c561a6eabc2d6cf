import { queryOptions } from '@tanstack/react-query';
import type { Completion, CompletionRequest, PerceptronClient, PerceptronError } from '../api/index.js';

/** The key of a whole answer in a React Query cache. */
export type CompletionQueryKey = readonly ['perceptron', 'completion', CompletionRequest];

/**
 * Options for React Query that ask for a whole answer: for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and
 * `ensureQueryData`. The same request is the same key. An answer costs money and stays as good as it was, so it never
 * goes stale by itself; the client retries, so React Query does not. Spread the result to change either.
 */
export function completionOptions(client: PerceptronClient, request: CompletionRequest) {
  return queryOptions<Completion, PerceptronError, Completion, CompletionQueryKey>({
    queryKey: ['perceptron', 'completion', request],
    queryFn: ({ signal }) => client.complete(request, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
