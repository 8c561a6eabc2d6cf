import { act, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { expect, it } from 'vitest';
import { openChat } from '../../../test/support/perceptronChat.js';
import type { ComposerActions } from '../index.js';

// The browser keeps the first 250, and a page without a bundler loads more modules.
performance.clearResourceTimings();
const isLoaded = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/GroundedVideo.tsx'));

it('loads what shows videos when one is attached, so that an answer about it need not wait', async () => {
  const box = createRef<ComposerActions>();
  openChat({ composer: { actionsRef: box } });
  await act(async () => box.current!.addMedia([new File(['GIF89a'], 'a.gif', { type: 'image/gif' })]));
  expect(isLoaded()).toBe(false);
  await act(async () => box.current!.addMedia([new File(['film'], 'film.webm', { type: 'video/webm' })]));
  await waitFor(() => expect(isLoaded()).toBe(true));
});
