import { useSyncExternalStore } from 'react';

/** What can be made to go wrong with the next answer, and what the menu calls it. */
export const faults = {
  '': 'Nothing',
  rate_limit: 'Rate limit (429)',
  server_error: 'Server error (503)',
  cut: 'Connection cut',
  stall: 'Stream stalls',
  malformed: 'Broken event',
} as const;

export type FaultName = keyof typeof faults;

let current: FaultName = '';
const listeners = new Set<() => void>();

/** The fault that the scripted server is asked for. It lives outside React, because the client reads it when it sends. */
export const simulation = {
  headers: (): Record<string, string> => (current ? { 'x-demo-fault': current } : {}),
  set(fault: FaultName) {
    current = fault;
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSimulatedFault = (): FaultName => useSyncExternalStore(subscribe, () => current);
