import { expect, it } from 'vitest';
import type { VisionOptions } from '../api/index.js';
import { createModelTable } from '../api/models.js';
import { type MediaKinds, offerVision, resolveVision, thinksAmiss, wishThinking } from './composerVision.js';

const models = createModelTable({ mute: { formats: [], thinking: 'none', focus: false } });
const nothing: MediaKinds = { image: false, video: false };
const image: MediaKinds = { image: true, video: false };
const video: MediaKinds = { image: false, video: true };

function asked(model: string, wish: VisionOptions, has: MediaKinds) {
  const can = models.get(model);
  return resolveVision(wish, offerVision(can, has), can);
}

it('offers what the model can do with the media that there are', () => {
  const offer = (model: string, has: MediaKinds) => offerVision(models.get(model), has);
  const shapes = ['point', 'box', 'polygon'];
  expect(offer('perceptron-mk1', nothing)).toEqual({ formats: shapes, thinking: true, focus: false });
  expect(offer('perceptron-mk1', image)).toEqual({ formats: shapes, thinking: true, focus: true });
  expect(offer('perceptron-mk1', video)).toEqual({
    formats: [...shapes, 'clip'],
    thinking: true,
    focus: false,
  });
  expect(offer('perceptron-mk1.5', image).focus).toBe(false);
  expect(offer('isaac-0.2-1b', video).formats).toEqual(shapes);
  expect(offer('isaac-0.1', image)).toEqual({ formats: shapes, thinking: false, focus: false });
  expect(offer('mute', image)).toEqual({ formats: [], thinking: false, focus: false });
});

it.each<[string, VisionOptions, MediaKinds, VisionOptions]>([
  ['perceptron-mk1', {}, image, { enableThinking: true }],
  ['perceptron-mk1', { annotationFormat: 'box' }, image, { annotationFormat: 'box', enableThinking: false }],
  ['perceptron-mk1', { annotationFormat: 'clip' }, video, { annotationFormat: 'clip', enableThinking: true }],
  ['perceptron-mk1', { annotationFormat: 'clip' }, image, { enableThinking: true }],
  ['perceptron-mk1', { focus: true, enableThinking: false }, image, { focus: true, enableThinking: false }],
  ['perceptron-mk1', { focus: true }, nothing, { enableThinking: true }],
  ['isaac-0.2-1b', { annotationFormat: 'box' }, image, { annotationFormat: 'box', enableThinking: true }],
  ['isaac-0.1', { annotationFormat: 'box', enableThinking: true }, image, { annotationFormat: 'box' }],
  ['mute', { annotationFormat: 'box', enableThinking: true, focus: true }, image, {}],
])('asks %s for %o as it should', (model, wish, has, expected) => {
  expect(asked(model, wish, has)).toEqual(expected);
});

it('lets thinking go with the format again once it is switched to what helps', () => {
  const can = models.get('perceptron-mk1');
  const box = { annotationFormat: 'box' } as const;
  expect(wishThinking(box, true, box, can)).toEqual({ ...box, enableThinking: true });
  expect(wishThinking({ ...box, enableThinking: true }, false, box, can)).toEqual({
    ...box,
    enableThinking: undefined,
  });
});

it('knows where thinking is usually amiss', () => {
  const amiss = (model: string, wish: VisionOptions) => thinksAmiss(wish, models.get(model));
  expect(amiss('perceptron-mk1', { annotationFormat: 'box', enableThinking: true })).toBe(true);
  expect(amiss('perceptron-mk1', { annotationFormat: 'clip', enableThinking: true })).toBe(false);
  expect(amiss('perceptron-mk1', { enableThinking: true })).toBe(false);
  expect(amiss('isaac-0.2-1b', { annotationFormat: 'box', enableThinking: true })).toBe(false);
});
