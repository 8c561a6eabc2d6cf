import { useEffect, useSyncExternalStore } from 'react';

/** The pages of the playground, by the hash of their address. */
export const routes = {
  '#/': { name: 'Ask', title: 'perceptron-react playground' },
  '#/video': { name: 'Video', title: 'Video · perceptron-react playground' },
  '#/chat': { name: 'Chat', title: 'Chat · perceptron-react playground' },
  '#/overlay': { name: 'Overlay', title: 'Overlay · perceptron-react playground' },
} as const;

export type Route = keyof typeof routes;

const read = (): Route => (location.hash in routes ? (location.hash as Route) : '#/');

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** The page that is shown; addresses that are none show the first. */
export function useRoute(): Route {
  const route = useSyncExternalStore(subscribe, read);
  useEffect(() => {
    document.title = routes[route].title;
  }, [route]);
  return route;
}
