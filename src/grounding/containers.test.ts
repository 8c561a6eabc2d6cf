import { expect, test } from 'vitest';
import { containerIndex, idsWithin, leafIdsOf } from './containers.js';
import type { Annotation, BoxAnnotation, CollectionAnnotation, TrackAnnotation } from './types.js';

const span = { start: 0, end: 0 };
const box = (id: string): BoxAnnotation => ({ kind: 'box', id, span, x1: 0, y1: 0, x2: 1, y2: 1 });
const track: TrackAnnotation = {
  kind: 'track',
  id: 't',
  span,
  waypoints: [box('w1'), box('w2')],
  complete: true,
};
const collection: CollectionAnnotation = {
  kind: 'collection',
  id: 'c',
  span,
  children: [box('a'), track, { kind: 'clip', id: 'k', span, start: 1 }],
  complete: true,
};

test('a container stands for its leaves, waypoints and clips included', () => {
  expect(leafIdsOf(collection)).toEqual(['a', 'w1', 'w2', 'k']);
  expect(leafIdsOf(box('x'))).toEqual(['x']);
});

test('a container lights up with anything inside it, inner containers included', () => {
  expect(idsWithin(collection)).toEqual(['c', 'a', 't', 'w1', 'w2', 'k']);
});

test('the index knows containers at every depth and no leaf', () => {
  const annotations: readonly Annotation[] = [box('x'), collection];
  const grounding = {
    source: '',
    text: '',
    segments: annotations.map((annotation) => ({ kind: 'annotation' as const, span, annotation })),
    shapes: [],
    clips: [],
    tracks: [],
    issues: [],
  };
  for (const source of [annotations, grounding]) {
    const index = containerIndex(source);
    expect([...index.keys()]).toEqual(['c', 't']);
    expect(index.get('c')).toEqual(['a', 'w1', 'w2', 'k']);
    expect(index.get('t')).toEqual(['w1', 'w2']);
  }
});
