import { expect, it } from 'vitest';
import { createModelTable } from './models.js';

it('leaves what an app says undefined of a model as it was', () => {
  const table = createModelTable({ 'isaac-0.1': { focus: true, formats: undefined, thinking: undefined } });
  expect(table.get('isaac-0.1')).toMatchObject({
    focus: true,
    formats: ['point', 'box', 'polygon'],
    thinking: 'none',
  });
});
