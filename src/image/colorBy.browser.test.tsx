import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { box, nextFrame, painted, picture, pixelAt } from '../../test/support/image.js';
import { GroundedText } from '../chat/index.js';
import {
  createGroundingStream,
  parseGrounding,
  type ShapeAnnotation,
  type TrackAnnotation,
} from '../grounding/index.js';
import { GroundingProvider } from '../hooks/index.js';
import { palette } from '../styles/palette.js';
import { AnnotationLegend, AnnotationList, annotationsToSVG, GroundedImage } from './index.js';

const track = (id: string, waypoints: readonly ShapeAnnotation[]): TrackAnnotation => ({
  id,
  span: { start: 0, end: 0 },
  kind: 'track',
  mention: 'bee',
  waypoints,
  complete: true,
});
const bees = [
  track('first', [box('first 0', 100, 100, 200, 200, 'bee'), box('first 1', 100, 300, 200, 400, 'bee')]),
  track('second', [box('second 0', 500, 100, 600, 200, 'bee')]),
];

const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const colorsOf = (elements: NodeListOf<HTMLElement>, variable: string) =>
  [...elements].map((element) => element.style.getPropertyValue(variable));

it('gives each track a colour of its own, in the image, the list and a file', async () => {
  const { container } = render(
    <GroundingProvider annotations={bees} colorBy="track">
      <GroundedImage
        src={picture(400, 400)}
        alt="A meadow"
        annotations={bees}
        annotationStyle={{ halo: false }}
        showLabels={false}
        style={{ width: 400 }}
      />
      <AnnotationList annotations={bees} />
      <AnnotationLegend annotations={bees} />
    </GroundingProvider>,
  );
  const canvas = await painted(container.querySelector('.pr-image')!);
  const at = (x: number, y: number) => pixelAt(canvas, x, y).slice(0, 3);
  expect([at(60, 40), at(60, 120), at(220, 40)]).toEqual([palette[0]!, palette[0]!, palette[1]!].map(rgb));
  const entries = container.querySelectorAll<HTMLElement>('.pr-list-entry');
  expect(colorsOf(entries, '--pr-list-color')).toEqual([palette[0], palette[1]]);
  // One swatch cannot stand for two colours.
  const groups = container.querySelectorAll<HTMLElement>('.pr-list-group, .pr-legend-item');
  expect(colorsOf(groups, '--pr-list-color')).toEqual(['var(--pr-text-muted)', 'var(--pr-text-muted)']);

  const svg = annotationsToSVG(bees, { width: 400, height: 400, colorBy: 'track' });
  expect(svg).toContain(`stroke="${palette[0]}"`);
  expect(svg).toContain(`stroke="${palette[1]}"`);
});

it('gives each annotation a colour of its own, in text as well', () => {
  const answer = parseGrounding(
    'A <point_box mention="cat"> (10,10) (20,20) </point_box> and a <point_box mention="cat"> (50,50) (60,60) </point_box>',
  );
  const { container } = render(<GroundedText grounding={answer} colorBy="index" />);
  const chips = container.querySelectorAll<HTMLElement>('.pr-chip');
  expect(colorsOf(chips, '--pr-chip-color')).toEqual([palette[0], palette[1]]);
});

it('styles no shape of an answer again while the text after it arrives', async () => {
  const stream = createGroundingStream();
  stream.push('A <point mention="bee"> (1,2) </point> and');
  const annotationStyle = vi.fn(() => ({}));
  const image = () => (
    <GroundedImage
      src={picture(400, 400)}
      alt="A meadow"
      annotations={stream.snapshot()}
      annotationStyle={annotationStyle}
      style={{ width: 400 }}
    />
  );
  const { container, rerender } = render(image());
  await painted(container.querySelector('.pr-image')!);
  stream.push(' on');
  rerender(image());
  await nextFrame();
  annotationStyle.mockClear();
  stream.push(' it goes');
  rerender(image());
  await nextFrame();
  await nextFrame();
  expect(annotationStyle).not.toHaveBeenCalled();
});
