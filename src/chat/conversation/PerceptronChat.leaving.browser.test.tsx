import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { createManualClient } from '../../../test/support/manualClient.js';
import { answered, asked, CAT, CAT_BOX } from '../../../test/support/perceptronChat.js';
import { PerceptronProvider } from '../../hooks/index.js';
import { PerceptronChat } from '../index.js';

afterEach(() => vi.unstubAllGlobals());

it('goes away without an error while the focus is in it', async () => {
  // As in an app: in `act` all effects have ended before mutations are told of.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const onError = vi.fn((event: ErrorEvent) => event.preventDefault());
  window.addEventListener('error', onError);
  const container = document.body.appendChild(document.createElement('div'));
  const page = createRoot(container);
  page.render(
    <PerceptronProvider client={createManualClient().client}>
      <PerceptronChat initialMessages={[asked('Where?', CAT), answered(CAT_BOX)]} />
    </PerceptronProvider>,
  );
  await expect.poll(() => container.querySelector('canvas')).not.toBeNull();
  container.querySelector('textarea')!.focus();
  page.render(null);
  await expect.poll(() => container.childElementCount).toBe(0);
  container.remove();
  window.removeEventListener('error', onError);
  expect(onError).not.toHaveBeenCalled();
});
