import type { Annotation } from 'perceptron-react/core';

/** Seeded pseudo-random numbers (mulberry32), so that every variant and every run draws the same. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const MENTIONS = ['car', 'person', 'traffic light', 'bicycle', 'dog', 'street sign', 'bench', 'tree'];

export interface BenchSet {
  name: string;
  labels: boolean;
  annotations: Annotation[];
}

const base = (index: number) => ({
  id: `a${index}`,
  span: { start: 0, end: 0 },
  mention: MENTIONS[index % MENTIONS.length],
});

function boxes(count: number): Annotation[] {
  const random = seeded(1);
  return Array.from({ length: count }, (_, index) => {
    const x1 = random() * 960;
    const y1 = random() * 960;
    return { ...base(index), kind: 'box', x1, y1, x2: x1 + 8 + random() * 32, y2: y1 + 8 + random() * 32 };
  });
}

function polygons(count: number, vertices: number): Annotation[] {
  const random = seeded(2);
  return Array.from({ length: count }, (_, index) => {
    const cx = 30 + random() * 940;
    const cy = 30 + random() * 940;
    const radius = 8 + random() * 20;
    const points = Array.from({ length: vertices }, (_, vertex): [number, number] => {
      const angle = (vertex / vertices) * 2 * Math.PI;
      const reach = radius * (0.8 + random() * 0.2);
      return [cx + reach * Math.cos(angle), cy + reach * Math.sin(angle)];
    });
    return { ...base(index), kind: 'polygon', points };
  });
}

function points(count: number): Annotation[] {
  const random = seeded(3);
  return Array.from({ length: count }, (_, index) => ({
    ...base(index),
    kind: 'point',
    x: random() * 1000,
    y: random() * 1000,
  }));
}

export const sets: Record<string, () => BenchSet> = {
  'boxes-1k-labels': () => ({ name: '1,000 boxes with labels', labels: true, annotations: boxes(1_000) }),
  'boxes-10k': () => ({ name: '10,000 boxes', labels: false, annotations: boxes(10_000) }),
  'boxes-10k-labels': () => ({ name: '10,000 boxes with labels', labels: true, annotations: boxes(10_000) }),
  'polygons-1k': () => ({
    name: '1,000 polygons of 60 vertices',
    labels: false,
    annotations: polygons(1_000, 60),
  }),
  'points-10k': () => ({ name: '10,000 points', labels: false, annotations: points(10_000) }),
};

export const WIDTH = 1600;
export const HEIGHT = 1200;

/** The pixel size of a grid coordinate in the bench's fitted image. */
export const px = (x: number) => (x / 1000) * WIDTH;
export const py = (y: number) => (y / 1000) * HEIGHT;
