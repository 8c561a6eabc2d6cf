import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { cdp } from 'vitest/browser';
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';

configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);
// Where tests of another file left it, what is rendered under it would be hovered, at whatever moment the browser tells of it.
beforeAll(async () => {
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: -10, y: -10 });
});
