import { render } from '@testing-library/react';
import { parseGrounding } from 'perceptron-react/core';
import { expect, it } from 'vitest';
import { server } from 'vitest/browser';
import { boundsWhere, isRed, painted } from '../../test/support/image.js';
import { GroundedImage } from './index.js';

/** The recorded answer lies beside the repository, where there is one. */
const read = (name: string, encoding: 'utf8' | 'base64') =>
  server.commands.readFile(`../shared/media/${name}`, encoding).catch(() => null);

const answer = await read('street.answer.txt', 'utf8');
const photo = await read('street.webp', 'base64');
const EXPECTED = { left: 1241.1, top: 254.0, right: 1325.6, bottom: 395.3 };

it.runIf(answer && photo).each([320, 611, 900, 1400])(
  'draws the real recorded answer where it was expected, %d pixels wide',
  async (width) => {
    const { container } = render(
      <GroundedImage
        src={`data:image/webp;base64,${photo}`}
        alt="A street"
        annotations={parseGrounding(answer!)}
        showLabels={false}
        annotationStyle={{ stroke: '#f00', strokeWidth: 2 }}
        style={{ width }}
      />,
    );
    const root = container.firstElementChild!;
    const canvas = await painted(root);
    const { naturalWidth } = root.querySelector('img')!;
    const scale = width / naturalWidth;
    const found = boundsWhere(canvas, isRed);
    // The line is two pixels wide, one on each side of the edge.
    expect(Math.abs(found.left + 1 - EXPECTED.left * scale)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.top + 1 - EXPECTED.top * scale)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.right - 1 - EXPECTED.right * scale)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.bottom - 1 - EXPECTED.bottom * scale)).toBeLessThanOrEqual(1);
  },
);
