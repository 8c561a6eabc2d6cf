import { render } from '@testing-library/react';
import { AnnotationList, ClipTimeline, GroundedImage, GroundedVideo } from 'perceptron-react';
import { expect, it } from 'vitest';
import { accessibilityTree } from './support/devtools.js';
import { box, picture } from './support/image.js';

it('names each button that is a drawing once, and shows the name to the mouse', async () => {
  const annotations = [box('a', 100, 100, 300, 300, 'cup'), box('b', 400, 400, 600, 600, 'cat')];
  render(
    <>
      <GroundedImage src={picture(400, 300)} alt="field" annotations={annotations} />
      <GroundedVideo annotations={[]} />
      <ClipTimeline clips={[]} />
      <AnnotationList annotations={annotations} defaultFilter="c" />
    </>,
  );
  await expect.poll(() => document.querySelector('.pr-image-toolbar')).not.toBeNull();
  const drawn = document.querySelectorAll<HTMLElement>('button[title]');
  const names = [...drawn].map((button) => button.title);
  expect(names).toEqual(expect.arrayContaining(['Zoom in', 'Clear filter', 'Show cup', 'Full screen']));
  const nodes = (await accessibilityTree()).filter(({ role }) => role?.value === 'button');
  for (const name of ['Zoom in', 'Clear filter', 'Show cup']) {
    const found = nodes.filter((node) => node.name?.value === name);
    expect(found.length, name).toBeGreaterThan(0);
    for (const node of found) expect(node.description?.value ?? '', name).toBe('');
  }
});
