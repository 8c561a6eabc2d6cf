'use client';

import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPerceptronClient, type PerceptronClient, type PerceptronClientOptions } from '../api/index.js';
import { useLiveOptions } from './useLiveOptions.js';

/** Props of {@link PerceptronProvider}: a client, or the options to make one. */
export type PerceptronProviderProps = { children?: ReactNode } & (
  | { client: PerceptronClient; options?: undefined }
  | {
      client?: undefined;
      /**
       * Read once, on the first render, but that functions among them are always the latest ones: `headers` and `apiKey` may
       * give what is in a state of the app. To change the rest later, pass `client`.
       */
      options: PerceptronClientOptions;
    }
);

const PerceptronContext = createContext<PerceptronClient | null>(null);

/**
 * Gives the client to every hook below it. Conversations and answers live in the cache of the app's
 * `QueryClientProvider` where there is one above, else in a cache of the provider's own.
 */
export function PerceptronProvider({ client, options, children }: PerceptronProviderProps) {
  const live = useLiveOptions(options);
  const [made] = useState(() => client ?? createPerceptronClient(live));
  const appCache = useContext(QueryClientContext);
  const [ownCache] = useState(() => appCache ?? new QueryClient());
  const content = <PerceptronContext.Provider value={client ?? made}>{children}</PerceptronContext.Provider>;
  return appCache ? content : <QueryClientProvider client={ownCache}>{content}</QueryClientProvider>;
}

/** The client of the surrounding {@link PerceptronProvider}, or null without one. */
export const useProvidedClient = (): PerceptronClient | null => useContext(PerceptronContext);

/**
 * The client of the surrounding {@link PerceptronProvider}.
 *
 * @param own Wins over the provider's.
 * @throws {Error} Without a provider and without an own client, and for what is no client.
 */
export function usePerceptronClient(own?: PerceptronClient): PerceptronClient {
  const provided = useProvidedClient();
  const client = own ?? provided;
  if (typeof client?.stream === 'function') return client;
  throw new Error(
    'perceptron-react: there is no client. Put the component within <PerceptronProvider client={…}> ' +
      'or pass the hook a client: both take what createPerceptronClient() returns.',
  );
}
