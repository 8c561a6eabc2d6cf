import { render, screen } from '@testing-library/react';
import { GroundedImage, GroundedVideo } from 'perceptron-react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, painted, picture } from './support/image.js';

const sheets: HTMLStyleElement[] = [];

/** A style sheet of the app's, before or after the library's. */
function addStyles(css: string, where: 'before' | 'after') {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  if (where === 'before') document.head.prepend(sheet);
  else document.head.append(sheet);
  sheets.push(sheet);
}

// What other tests have left the mouse on would be lit.
beforeEach(() =>
  userEvent.hover(document.documentElement, { position: { x: innerWidth - 2, y: innerHeight - 2 } }),
);

afterEach(() => {
  for (const sheet of sheets.splice(0)) sheet.remove();
});

const reset = `
  *, ::before, ::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box }
  button { border: 0; border-radius: 0; padding: 0; background: none; color: inherit; font: inherit; opacity: 1 }
  img, svg, video, canvas { display: block; max-width: 100%; height: auto; fill: currentColor }
`;

const look = ({
  color,
  backgroundColor,
  borderTopWidth,
  borderTopLeftRadius,
  opacity,
  width,
}: CSSStyleDeclaration) => ({
  color,
  backgroundColor,
  borderTopWidth,
  borderTopLeftRadius,
  opacity,
  width,
});

async function looks() {
  const { container } = render(
    <>
      <GroundedVideo annotations={[]} />
      <GroundedImage src={picture(400, 300)} alt="field" annotations={[]} />
      <GroundedImage src="data:image/png;base64,broken" alt="nothing" annotations={[]} />
    </>,
  );
  await screen.findByRole('button', { name: 'Zoom in' });
  await expect.poll(() => container.querySelector('.pr-image-retry')).not.toBeNull();
  const buttons = ['.pr-video-fullscreen', '.pr-image-toolbar button', '.pr-image-retry'];
  const drawn = getComputedStyle(container.querySelector('.pr-image-toolbar svg')!);
  return {
    buttons: buttons.map((selector) => look(getComputedStyle(container.querySelector(selector)!))),
    drawing: [drawn.fill, drawn.width, drawn.height],
  };
}

it('keeps the look of the buttons on pictures where an app resets all buttons', async () => {
  const plain = await looks();
  document.body.replaceChildren();
  addStyles(reset, 'after');
  expect(await looks()).toEqual(plain);
});

it('lets any class of an app change them, wherever its styles are', async () => {
  addStyles('.pr-video-fullscreen { color: rgb(1 2 3); background: rgb(4 5 6) }', 'before');
  expect((await looks()).buttons[0]).toMatchObject({
    color: 'rgb(1, 2, 3)',
    backgroundColor: 'rgb(4, 5, 6)',
  });
});

it('paints labels that fit on their plates where a page spaces its letters', async () => {
  const paint = async () => {
    const { container, unmount } = render(
      <>
        <GroundedImage
          src={picture(400, 300)}
          alt="field"
          annotations={[box('a', 100, 300, 900, 900, 'a long name')]}
          style={{ width: 400 }}
        />
        <GroundedVideo annotations={[]} />
      </>,
    );
    await painted(container.firstElementChild as HTMLElement);
    const url = container.querySelector<HTMLCanvasElement>('.pr-image-stage canvas')!.toDataURL();
    const { letterSpacing, wordSpacing } = getComputedStyle(container.querySelector('.pr-video canvas')!);
    unmount();
    return { url, letterSpacing, wordSpacing };
  };
  const plain = await paint();
  addStyles('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }', 'after');
  expect(await paint()).toEqual(plain);
});
