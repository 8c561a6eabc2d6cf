import { act } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { attachments, drag, pictureFile, setup, textBox, transfer } from '../../../test/support/composer.js';
import { type AXNode, accessibilityTree, emulateMedia } from '../../../test/support/devtools.js';

const [cat, dog] = [pictureFile('cat.png'), pictureFile('dog.png')];
const notes = new File(['text'], 'notes.pdf', { type: 'application/pdf' });

afterEach(() => emulateMedia());

const controls = ['textbox', 'button', 'switch', 'combobox', 'list', 'listitem'];

/** Role, name and description of what assistive technology is told of. */
const told = (nodes: readonly AXNode[]) =>
  nodes
    .filter(({ role }) => controls.includes(role?.value as string))
    .map(({ role, name, description }) => [role!.value, name?.value ?? '', description?.value ?? '']);

it('tells assistive technology what everything is', async () => {
  setup({ defaultMedia: [cat, dog], defaultVision: { annotationFormat: 'box', enableThinking: true } });
  const nodes = await accessibilityTree();
  const words = told(nodes).filter(([role]) => !String(role).startsWith('list'));
  const expected = [
    ['button', 'Remove Image 1: cat.png', ''],
    ['button', 'Remove Image 2: dog.png', ''],
    ['textbox', 'Message', ''],
    ['button', 'Add images or videos', ''],
    ['combobox', 'Answer with', ''],
    ['switch', 'Think', 'Boxes are usually better without thinking.'],
    ['switch', 'Focus', 'Lets the model zoom into parts of the image'],
    ['button', 'Send', ''],
  ];
  expect(words.map(String).sort()).toEqual(expected.map(String).sort());
  expect(told(nodes)).toContainEqual(['list', 'Attachments', '']);
  const texts = nodes.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => name?.value);
  expect(texts.filter((text) => String(text).includes('cat'))).toEqual(['Image 1: cat.png']);
});

it('says why there is nothing to send', async () => {
  setup();
  const send = (await accessibilityTree()).find(({ name }) => name?.value === 'Send')!;
  expect(send.description?.value).toBe('Write a message first');
  expect(send.properties?.find(({ name }) => name === 'disabled')?.value.value).toBe(true);
});

it('is used by keyboard alone', async () => {
  const { root } = setup({ defaultMedia: [cat] });
  const reached: string[] = [];
  const names = () => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  };
  await userEvent.keyboard('{Tab}');
  while (root.contains(document.activeElement)) {
    reached.push(names());
    await userEvent.keyboard('{Tab}');
  }
  expect(reached).toEqual([
    'Remove cat.png',
    'Message',
    'Add images or videos',
    'Answer with',
    'Think',
    'Focus',
    'Send',
  ]);
  act(() => root.querySelector<HTMLElement>('[role=switch]')!.focus());
  await userEvent.keyboard(' ');
  expect(root.querySelector('[role=switch]')!.getAttribute('aria-checked')).toBe('false');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{ArrowDown}');
  expect(root.querySelector('select')!.value).toBe('point');
});

it.each([
  ['light', {}],
  ['dark', { 'prefers-color-scheme': 'dark' }],
  ['forced colours', { 'forced-colors': 'active' }],
])('passes axe with everything in it, in %s', async (_, media) => {
  await emulateMedia(media);
  const { root } = setup({
    defaultMedia: [cat, dog],
    defaultVision: { annotationFormat: 'box', enableThinking: true },
  });
  drag('drop', root, transfer([notes]));
  const { violations } = await axe.run(root, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it.each(['ltr', 'rtl'])('fits into 320 pixels with long names and 20 attachments (%s)', async (dir) => {
  const media = Array.from({ length: 20 }, (_, index) =>
    pictureFile(`${'a_very_long_name_without_a_blank_'.repeat(3)}${index}.png`),
  );
  const { root } = setup({ defaultMedia: media, dir, style: { width: 320 }, defaultValue: 'x'.repeat(200) });
  drag('drop', root, transfer([new File(['text'], `${'long'.repeat(40)}.pdf`)]));
  expect(attachments()).toHaveLength(20);
  const { left, right } = root.getBoundingClientRect();
  expect(right - left).toBe(320);
  for (const element of root.querySelectorAll('button, select, textarea, li, p')) {
    const box = element.getBoundingClientRect();
    expect(box.left, element.outerHTML).toBeGreaterThanOrEqual(left);
    expect(box.right, element.outerHTML).toBeLessThanOrEqual(right);
  }
  expect(root.scrollWidth).toBeLessThanOrEqual(320);
  // Its end, which tells files apart, is in sight.
  const name = root.querySelectorAll('.pr-composer-name')[12]!;
  const range = document.createRange();
  range.selectNodeContents(name.lastChild!);
  const [end, tile] = [range.getBoundingClientRect(), name.getBoundingClientRect()];
  expect(name.lastChild!.textContent).toBe('_12.png');
  expect(end.left).toBeGreaterThanOrEqual(tile.left - 0.5);
  expect(end.right).toBeLessThanOrEqual(tile.right + 0.5);
  const list = root.querySelector('ul')!;
  expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
  expect(list.scrollWidth).toBe(list.clientWidth);
});

it('runs from the right with its page, and text by what it is', () => {
  const { update } = setup({ dir: 'rtl', value: '' });
  const direction = () => getComputedStyle(textBox()).direction;
  expect(direction(), 'the placeholder').toBe('rtl');
  update({ value: 'Where is the cat?' });
  expect(direction()).toBe('ltr');
  update({ value: 'أين القطة؟' });
  expect(direction()).toBe('rtl');
});

it('says why files are not added in the direction of the page, whatever they are called', async () => {
  const files = [notes, new File(['text'], 'تقرير.pdf', { type: 'application/pdf' })];
  const { root, update } = setup();
  const directions = () =>
    [...root.querySelectorAll('.pr-composer-rejections li')].map((item) => getComputedStyle(item).direction);
  drag('drop', root, transfer(files));
  await expect.poll(directions).toEqual(['ltr', 'ltr']);
  update({ dir: 'rtl' });
  expect(directions()).toEqual(['rtl', 'rtl']);
});
