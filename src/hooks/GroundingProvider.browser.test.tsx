import { render } from '@testing-library/react';
import { Profiler, StrictMode, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GroundingProvider } from './GroundingProvider.js';
import { type SelectionProps, useComponentSelection } from './useComponentSelection.js';
import { useGroundingSelection } from './useGroundingSelection.js';
import { useStore } from './useStore.js';

function Chip({ id }: { id: string }) {
  const { selectedId, select } = useGroundingSelection();
  return (
    <button
      type="button"
      aria-pressed={selectedId === id}
      onClick={(event) => select(id, { reason: 'pointer', event: event.nativeEvent })}
    >
      {id}
    </button>
  );
}

function Part(props: SelectionProps) {
  const selection = useComponentSelection(props);
  const { selectedId } = useStore(selection);
  return (
    <button type="button" onClick={() => selection.select('part')}>
      part sees {selectedId ?? 'nothing'}
    </button>
  );
}

const pressed = (name: string) =>
  page.getByRole('button', { name, exact: true }).element().getAttribute('aria-pressed');

describe('GroundingProvider', () => {
  it('ties the components below it together', async () => {
    render(
      <StrictMode>
        <GroundingProvider>
          <Chip id="a" />
          <Chip id="b" />
          <Part />
        </GroundingProvider>
      </StrictMode>,
    );
    await userEvent.click(page.getByText('a', { exact: true }));
    expect([pressed('a'), pressed('b')]).toEqual(['true', 'false']);
    await expect.element(page.getByText('part sees a')).toBeVisible();
    await userEvent.click(page.getByText('part sees a'));
    expect(pressed('a')).toBe('false');
  });

  it('lets components work alone without a provider', async () => {
    render(
      <>
        <Chip id="a" />
        <Part defaultSelectedId="mine" />
      </>,
    );
    await userEvent.click(page.getByText('a', { exact: true }));
    expect(pressed('a')).toBe('true');
    await expect.element(page.getByText('part sees mine')).toBeVisible();
  });

  it('starts with its defaults, on the server too', () => {
    const html = renderToString(
      <GroundingProvider defaultSelectedId="b">
        <Chip id="a" />
        <Chip id="b" />
      </GroundingProvider>,
    );
    expect(html).toMatch(/aria-pressed="false">a<.*aria-pressed="true">b</);
  });

  it('shows what the app holds and reports what the reader asks for', async () => {
    const onSelectedIdChange = vi.fn();
    function App() {
      const [id, setId] = useState<string | null>('a');
      return (
        <GroundingProvider
          selectedId={id}
          onSelectedIdChange={(next, details) => {
            onSelectedIdChange(next, details.reason, details.event?.type);
            if (next !== 'refused') setId(next);
          }}
        >
          <Chip id="a" />
          <Chip id="b" />
          <Chip id="refused" />
        </GroundingProvider>
      );
    }
    render(<App />);
    await userEvent.click(page.getByText('b', { exact: true }));
    expect(pressed('b')).toBe('true');
    await userEvent.click(page.getByText('refused'));
    expect(pressed('b')).toBe('true');
    expect(onSelectedIdChange.mock.calls).toEqual([
      ['b', 'pointer', 'click'],
      ['refused', 'pointer', 'click'],
    ]);
  });

  it('lets one component hold its own selection below a provider', async () => {
    render(
      <GroundingProvider defaultSelectedId="a">
        <Chip id="a" />
        <Part selectedIds={['own']} />
      </GroundingProvider>,
    );
    await userEvent.click(page.getByText('part sees own'));
    expect(pressed('a')).toBe('true');
  });

  it('renders only the components that read what changed', async () => {
    const onRender = vi.fn();
    render(
      <GroundingProvider>
        <Chip id="a" />
        <Profiler id="bystander" onRender={onRender}>
          <p>bystander</p>
        </Profiler>
      </GroundingProvider>,
    );
    const before = onRender.mock.calls.length;
    await userEvent.click(page.getByText('a', { exact: true }));
    expect(pressed('a')).toBe('true');
    expect(onRender).toHaveBeenCalledTimes(before);
  });
});
