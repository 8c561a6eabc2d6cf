import { usePerceptronChat } from 'perceptron-react';
import { simulation } from '../simulation.js';

/** The conversation of the page. Components that name the same id share it. */
export const useDemoChat = () =>
  usePerceptronChat({
    id: 'demo:chat',
    historyMedia: 'latest',
    // A simulated fault is for one answer, so that "Try again" succeeds.
    onFinish: () => simulation.set(''),
  });
