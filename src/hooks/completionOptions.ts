import { type QueryFunction, queryOptions } from '@tanstack/react-query';
import type {
  CallOptions,
  Completion,
  CompletionRequest,
  PerceptronClient,
  PerceptronError,
} from '../api/index.js';
import { hashLongKey } from './hashLongKey.js';

/** The key of a whole answer in a React Query cache. */
export type CompletionQueryKey = readonly ['perceptron', 'completion', CompletionRequest];

/** What {@link completionOptions} returns: `queryFn` is always there, which strict apps need for `useSuspenseQuery`. */
export type CompletionQueryOptions = ReturnType<
  typeof queryOptions<Completion, PerceptronError, Completion, CompletionQueryKey>
> & { queryFn: QueryFunction<Completion, CompletionQueryKey> };

/**
 * Options for React Query that ask for a whole answer: for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and
 * `ensureQueryData`. The same request is the same key. An answer costs money and stays as good as it was, so it never
 * goes stale by itself; the client retries, so React Query does not. Spread the result to change either. A request may
 * be written in place, data URLs and all: what was hashed before is not hashed again.
 *
 * @param callOptions Its `onRetry` is told of each try that the client waits for: a busy service may ask for a minute.
 */
export function completionOptions(
  client: PerceptronClient,
  request: CompletionRequest,
  callOptions?: Pick<CallOptions, 'onRetry'>,
): CompletionQueryOptions {
  const queryFn: CompletionQueryOptions['queryFn'] = ({ signal }) =>
    client.complete(request, { ...callOptions, signal });
  const options = queryOptions<Completion, PerceptronError, Completion, CompletionQueryKey>({
    queryKey: keyOf(request),
    queryKeyHashFn: hashOf,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { ...options, queryFn };
}

// React Query hashes a key on every render, and images make it megabytes long.
const keyOf = once<CompletionRequest, CompletionQueryKey>((request) => ['perceptron', 'completion', request]);
const hashOf = once<CompletionQueryKey, string>(hashLongKey);

/** `make` that is called once for each object; a request that is not there yet, of a query that waits for it, is none. */
function once<K extends object, V>(make: (object: K) => V): (object: K) => V {
  const made = new WeakMap<K, V>();
  return (object) => {
    if (!object) return make(object);
    const known = made.get(object);
    if (known !== undefined) return known;
    const value = make(object);
    made.set(object, value);
    return value;
  };
}
