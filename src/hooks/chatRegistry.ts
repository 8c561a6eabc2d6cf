import { type MutationOptions, onlineManager, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { PerceptronError } from '../api/index.js';
import { type Chat, createChat } from '../state/chat.js';
import type { ChatHost, ChatMessage } from '../state/chatTypes.js';

/** The key of a conversation in a React Query cache, and of the mutations that send to it. */
export const chatKey = (id: string) => ['perceptron', 'chat', id] as const;

/** A conversation's place in a React Query cache; its turns are mutations. */
function createQueryHost(queryClient: QueryClient, id: string, isNamed: boolean): ChatHost {
  const queryKey = chatKey(id);
  const observer = () =>
    new QueryObserver<readonly ChatMessage[]>(queryClient, {
      queryKey,
      // There is nowhere to fetch it from: it is only ever written.
      enabled: false,
      staleTime: Number.POSITIVE_INFINITY,
      // Messages that did not change keep their identity already, and annotations must keep theirs.
      structuralSharing: false,
      ...(isNamed && { gcTime: Number.POSITIVE_INFINITY }),
    });

  return {
    read: () => queryClient.getQueryData<readonly ChatMessage[]>(queryKey),
    write(messages) {
      queryClient.setQueryData<readonly ChatMessage[]>(queryKey, messages);
    },
    subscribe(listener) {
      let leave = observer().subscribe(listener);
      // An observer stays with a query that was removed, as by `queryClient.clear()`: it hears nothing of the next one.
      const leaveCache = queryClient.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'removed' || queryKey.some((part, at) => part !== query.queryKey[at])) return;
        leave();
        leave = observer().subscribe(listener);
        listener();
      });
      return () => {
        leaveCache();
        leave();
      };
    },
    run(turn, start, ended, onPause) {
      const cache = queryClient.getMutationCache();
      const mutation = cache.build(queryClient, {
        mutationKey: queryKey,
        mutationFn: start,
        // The client retries what can be retried; an answer that has begun must not be asked for again unseen.
        retry: false,
      });
      let isPaused = false;
      const leave = cache.subscribe(() => {
        // It may also be held back by another one of a scope that the app has put it in.
        const next = mutation.state.isPaused && !onlineManager.isOnline();
        if (next === isPaused) return;
        isPaused = next;
        onPause(isPaused);
      });
      // Its outcome is the turn's, which tells it itself.
      mutation.execute(turn).catch(() => {});
      void ended.then(() => {
        leave();
        // Stopped while offline: it would count as running until the network is back.
        if (mutation.state.isPaused) cache.remove(mutation);
      });
    },
    untilOnline(signal) {
      const { networkMode } = queryClient.defaultMutationOptions<MutationOptions>({
        mutationKey: queryKey,
      });
      if (networkMode === 'always' || onlineManager.isOnline()) return undefined;
      return new Promise((resolve) => {
        const done = () => {
          leave();
          resolve();
        };
        const leave = onlineManager.subscribe(done);
        signal.addEventListener('abort', done);
      });
    },
  };
}

/** Says what became of a question that a persister brings back: how it was to be asked went with its page. */
function refuseResumed(queryClient: QueryClient): void {
  const key = ['perceptron', 'chat'];
  const defaults = queryClient.getMutationDefaults(key);
  const mutationFn = async () => {
    const reason = 'The page was left while this question waited for the network. Ask it again.';
    throw new PerceptronError('aborted', reason);
  };
  queryClient.setMutationDefaults(key, { mutationFn, ...defaults });
}

const registries = new WeakMap<QueryClient, Map<string, WeakRef<Chat>>>();

/**
 * The conversation `id` of a React Query cache: the same object for all who ask while anyone holds it.
 *
 * @param isNamed Whether the app chose the id: such a conversation stays in the cache until the app removes it.
 */
export function getChat(queryClient: QueryClient, id: string, isNamed: boolean): Chat {
  let registry = registries.get(queryClient);
  if (!registry) {
    registry = new Map();
    registries.set(queryClient, registry);
    refuseResumed(queryClient);
  }
  const known = registry.get(id)?.deref();
  if (known) return known;
  for (const [other, reference] of registry) if (!reference.deref()) registry.delete(other);
  const chat = createChat(createQueryHost(queryClient, id, isNamed));
  registry.set(id, new WeakRef(chat));
  return chat;
}
