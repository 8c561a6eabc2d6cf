import { act, render } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { GroundedText, ThinkingPanel } from '../src/chat/index.js';
import type { Annotation } from '../src/grounding/index.js';
import { GroundingProvider } from '../src/hooks/index.js';
import { AnnotationLegend, AnnotationList, GroundedImage } from '../src/image/index.js';
import { ClipTimeline } from '../src/video/index.js';
import { box, painted, picture } from './support/image.js';
import { groundingOf } from './support/text.js';
import { clip } from './support/timeline.js';

const press = (keys: string) => userEvent.keyboard(keys);
const focused = () => document.activeElement as HTMLElement;
const dataset = () => focused().dataset;

/** Boxes one below the other, with mentions of their ids. */
const boxes = (...ids: string[]): Annotation[] =>
  ids.map((id, i) => box(id, 100, 10 + 90 * i, 200, 70 + 90 * i, id));

function show(node: ReactNode) {
  const wrap = (ui: ReactNode) => (
    <StrictMode>
      <GroundingProvider>{ui}</GroundingProvider>
    </StrictMode>
  );
  const { container, rerender } = render(wrap(node));
  const update = (ui: ReactNode) => act(async () => rerender(wrap(ui)));
  return { root: container.firstElementChild as HTMLElement, update };
}

it('is led to what was selected elsewhere by the next tab', async () => {
  const { root } = show(
    <>
      <GroundedImage
        src={picture(400, 300)}
        alt="Boxes"
        annotations={boxes('a', 'b', 'c')}
        style={{ width: 400 }}
      />
      <AnnotationList annotations={boxes('a', 'b', 'c')} />
    </>,
  );
  await painted(root);
  act(() => document.querySelector<HTMLElement>('[data-annotation-id="b"]')!.click());
  await press('{Tab}');
  expect(dataset().id).toBe('b');
});

/** Nobody who works with keys is ever sent back to the top of the page. */
describe('the focus stays where it was as nearly as can be', () => {
  const src = picture(400, 300);
  const image = (annotations: readonly Annotation[], props = {}) => (
    <GroundedImage src={src} alt="Boxes" annotations={annotations} style={{ width: 400 }} {...props} />
  );

  it('when the annotation of an image that had it goes', async () => {
    const { root, update } = show(image(boxes('a', 'b', 'c', 'd')));
    await painted(root);
    await press('{Tab}{ArrowDown}{ArrowDown}');
    expect(dataset().id).toBe('c');
    await update(image(boxes('a', 'b', 'd')));
    expect(dataset().id, 'the next one').toBe('d');
    expect(root.dataset.highlighted).toBeDefined();
    await update(image(boxes('x', 'y')));
    expect(dataset().id, 'the last of another answer').toBe('y');
    await update(image([]));
    expect(focused(), 'the image, where there is none').toBe(root);
    expect(root.querySelector<HTMLElement>('[role="tooltip"]')!.hidden).toBe(true);
    expect(root.dataset.highlighted).toBeUndefined();
    await update(image(boxes('z')));
    await press('{Tab}');
    expect(dataset().id).toBe('z');
  });

  it('when its mention is hidden by another component', async () => {
    const hidden = (hiddenMentions: string[]) => image(boxes('a', 'b', 'c'), { hiddenMentions });
    const { root, update } = show(hidden([]));
    await painted(root);
    await press('{Tab}{ArrowDown}');
    await update(hidden(['b']));
    expect(dataset().id).toBe('c');
  });

  it('not taking it from where else a reader is', async () => {
    const { root, update } = show(image(boxes('a', 'b')));
    await painted(root);
    await press('{Tab}{ArrowDown}');
    const elsewhere = document.body.appendChild(document.createElement('button'));
    act(() => elsewhere.focus());
    await update(image(boxes('a')));
    expect(focused()).toBe(elsewhere);
    act(() => elsewhere.blur());
    await update(image(boxes('c')));
    expect(focused()).toBe(document.body);
    elsewhere.remove();
  });

  it('when the button for the next page has led to the last', async () => {
    const { root } = show(
      image(Array.from({ length: 150 }, (_, i) => box(`b${i}`, 10, 10 + 6 * i, 20, 12 + 6 * i))),
    );
    await painted(root);
    await expect.poll(() => root.querySelectorAll('ul button').length).toBe(100);
    const next = [...root.querySelectorAll('button')].find((button) =>
      button.textContent!.startsWith('Next'),
    )!;
    act(() => next.focus());
    await press('{Enter}');
    expect(dataset().id).toBe('b100');
  });

  it('when an image is loaded anew, and when it fails', async () => {
    const { root, update } = show(image(boxes('a')));
    await painted(root);
    await press('{Tab}{Shift>}{Tab}{/Shift}');
    expect(dataset().command).toBe('zoomIn');
    await update(image(boxes('a'), { src: picture(40, 30) }));
    expect(dataset().command).toBe('zoomIn');
    await painted(root);
    expect(dataset().command).toBe('zoomIn');
    await update(image(boxes('a'), { src: 'data:image/png;base64,AAAA' }));
    await expect.poll(() => root.dataset.status).toBe('error');
    expect(focused()).toBe(root);
  });

  it('when the row of a list that had it goes', async () => {
    const list = (...ids: string[]) => <AnnotationList annotations={boxes(...ids)} />;
    const { root, update } = show(list('a', 'b', 'c', 'd'));
    act(() => root.querySelector<HTMLElement>('.pr-list-row[tabindex="0"]')!.focus());
    await press('{End}');
    expect(dataset().annotationId).toBe('d');
    // Where a row was is another, of another kind.
    await update(list('a', 'b', 'c'));
    expect(dataset().annotationId).toBe('c');
    await update(list());
    expect(focused().textContent).toBe('No annotations yet');
    await update(list('e'));
    expect(root.contains(focused())).toBe(true);
  });

  it('when a button of a list goes with its purpose', async () => {
    const list = (hiddenMentions: string[], ...ids: string[]) => (
      <AnnotationList annotations={boxes(...ids)} hiddenMentions={hiddenMentions} />
    );
    const { root, update } = show(list(['a'], 'a', 'b'));
    act(() => root.querySelector<HTMLElement>('.pr-list-show-all')!.focus());
    await update(list([], 'a', 'b'));
    expect(focused().getAttribute('role')).toBe('row');
    await press('{Home}{ArrowRight}');
    expect(dataset().action).toBe('solo');
    await update(list([], 'a'));
    expect(focused().getAttribute('aria-label')).toBe('a, 1 annotation');
  });

  it('when the phrase of an answer that had it goes', async () => {
    const text = (...mentions: string[]) => (
      <GroundedText
        grounding={groundingOf(
          ...mentions.flatMap((mention) => [
            'a ',
            { ...box(mention, 0, 0, 10, 10, mention), id: mention },
            ' ',
          ]),
        )}
      />
    );
    const { root, update } = show(text('cat', 'dog', 'cow'));
    act(() => root.querySelectorAll<HTMLElement>('.pr-chip')[1]!.focus());
    await update(text('cat', 'cow'));
    expect(dataset().annotationId).toBe('cow');
    await update(text('pig'));
    expect(dataset().annotationId).toBe('pig');
    await update(text());
    expect(focused()).toBe(root);
    await update(text('cat'));
    await press('{Tab}');
    expect(dataset().annotationId).toBe('cat');
    expect(root.hasAttribute('tabindex')).toBe(false);
  });

  it('when the clip of a timeline that had it goes', async () => {
    const timeline = (...ids: string[]) => (
      <ClipTimeline
        duration={60}
        clips={ids.map((id, i) => clip(id, 10 * i + 1, 10 * i + 6, 'boat'))}
        editable
      />
    );
    const { root, update } = show(timeline('a', 'b', 'c'));
    act(() => root.querySelector<HTMLElement>('.pr-timeline-clip[tabindex="0"]')!.focus());
    await press('{ArrowRight}');
    expect(dataset().annotationId).toBe('b');
    await update(timeline('a', 'd'));
    expect(dataset().annotationId).toBe('d');
    await press('{Enter}{Tab}');
    expect(focused().getAttribute('aria-label')).toBe('Start of boat');
    await update(timeline('a'));
    expect(dataset().annotationId, 'the edge went with its clip').toBe('a');
    await update(timeline());
    expect(focused().getAttribute('aria-label')).toBe('Seek');
  });

  it('when the mention of a legend that had it goes', async () => {
    const { root, update } = show(<AnnotationLegend annotations={[]} />);
    expect(root).toBeNull();
    await update(<AnnotationLegend annotations={boxes('a', 'b', 'c')} />);
    await press('{Tab}{Tab}');
    expect(focused().textContent).toBe('b 1');
    await update(<AnnotationLegend annotations={boxes('a', 'c')} />);
    expect(focused().textContent).toBe('c 1');
    await update(<AnnotationLegend annotations={boxes('a')} />);
    expect(focused().textContent).toBe('a 1');
  });

  it('when the thoughts that had it make room for others', async () => {
    const { update } = show(<ThinkingPanel reasoning="Old thoughts." defaultOpen />);
    await press('{Tab}{Tab}');
    expect(focused().textContent).toBe('Old thoughts.');
    await update(<ThinkingPanel reasoning="" thinking defaultOpen />);
    expect(focused().textContent).toBe('Thinking…');
  });
});
