import { cleanup, render } from '@testing-library/react';
import { type CSSProperties, createRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import {
  AnnotationLegend,
  AnnotationList,
  ClipTimeline,
  Composer,
  createPerceptronClient,
  GroundedImage,
  type GroundedImageActions,
  GroundedText,
  GroundedVideo,
  PerceptronChat,
  PerceptronProvider,
  parseGrounding,
  ThinkingPanel,
} from '../src/index.js';

import tokens from '../src/styles/tokens.css?inline';
import { boundsWhere, box, painted, picture, pixelAt } from './support/image.js';
import { canvasOf, framesFilm, ready } from './support/video.js';

const client = createPerceptronClient({ baseURL: 'https://api.example' });
const answer = parseGrounding(
  'A <point_box mention="dog"> (100,100) (300,400) </point_box> <clip mention="run" t="1 2" />',
);

/** Every component below an element with `style`, each with the class `mine`: their roots by their own class. */
function showAll(style?: CSSProperties) {
  const { container } = render(
    <div style={style}>
      <PerceptronProvider client={client}>
        <GroundedImage className="mine" src={picture(40, 30)} alt="dog" annotations={answer} />
        <GroundedVideo className="mine" annotations={answer} />
        <ClipTimeline className="mine" clips={answer} duration={4} />
        <AnnotationList className="mine" annotations={answer} />
        <AnnotationLegend className="mine" annotations={answer} />
        <GroundedText className="mine" grounding={answer} />
        <ThinkingPanel className="mine" reasoning={'A line.\n'.repeat(99)} thinking={false} defaultOpen />
        <Composer className="mine" defaultValue={'A line.\n'.repeat(99)} onSend={() => {}} />
        <PerceptronChat className="mine" suggestions={['Where is the dog?']} />
      </PerceptronProvider>
    </div>,
  );
  const roots = [...container.querySelectorAll<HTMLElement>('.mine')];
  return new Map(roots.map((root) => [root.classList[0], root]));
}

let sheet: HTMLStyleElement;

/** A style sheet of the app's, before or after the library's. */
function addStyles(css: string, where: 'before' | 'after') {
  sheet = document.createElement('style');
  sheet.textContent = css;
  if (where === 'before') document.head.prepend(sheet);
  else document.head.append(sheet);
}

afterEach(() => sheet?.remove());

it.each(['before', 'after'] as const)(
  'lets one class restyle any component, its styles being %s',
  (where) => {
    addStyles(
      `.mine {
      border: 3px dashed rgb(1 2 3); border-radius: 7px; padding: 5px; margin: 9px;
      background: rgb(4 5 6); color: rgb(7 8 9); font-family: monospace; white-space: nowrap;
    }`,
      where,
    );
    const roots = showAll();
    expect(roots.size).toBe(9);
    for (const [name, root] of roots) {
      expect({ name, ...lookOf(root) }).toEqual({
        name,
        border: '3px dashed rgb(1, 2, 3)',
        borderRadius: '7px',
        padding: '5px',
        margin: '9px',
        backgroundColor: 'rgb(4, 5, 6)',
        color: 'rgb(7, 8, 9)',
        fontFamily: 'monospace',
        whiteSpace: 'nowrap',
      });
    }
  },
);

const lookOf = (element: Element) => {
  const { border, borderRadius, padding, margin, backgroundColor, color, fontFamily, whiteSpace } =
    getComputedStyle(element);
  return { border, borderRadius, padding, margin, backgroundColor, color, fontFamily, whiteSpace };
};

it('keeps the frames of components where an app resets everything', () => {
  const frames = () =>
    Object.fromEntries([...showAll()].map(([name, root]) => [name, getComputedStyle(root).borderWidth]));
  const plain = frames();
  expect(plain).toMatchObject({ 'pr-list': '1px' });
  document.body.replaceChildren();
  addStyles(
    '*, ::before, ::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box }',
    'after',
  );
  expect(frames()).toEqual(plain);
});

it('takes sizes from any element around', () => {
  const roots = showAll({
    '--pr-list-height': '40px',
    '--pr-list-row-height': '20px',
    '--pr-timeline-row-height': '44px',
    '--pr-thinking-max-height': '50px',
    '--pr-composer-max-height': '60px',
    '--pr-chat-width': '300px',
  } as CSSProperties);
  const heightOf = (root: string, part: string) =>
    roots.get(root)!.querySelector(part)!.getBoundingClientRect().height;
  expect(heightOf('pr-list', '.pr-list-grid')).toBe(40);
  expect(heightOf('pr-list', '.pr-list-row')).toBe(20);
  expect(heightOf('pr-timeline', '.pr-timeline-item')).toBe(44);
  expect(heightOf('pr-thinking', '.pr-thinking-content')).toBe(50);
  expect(heightOf('pr-composer', 'textarea')).toBe(60);
  const gutter = parseFloat(getComputedStyle(document.documentElement).fontSize);
  expect(roots.get('pr-chat')!.querySelector('form')!.parentElement!.getBoundingClientRect().width).toBe(
    300 + 2 * gutter,
  );
});

it('has no round corner where an app wants none', () => {
  const roots = showAll({
    '--pr-radius': '0',
    '--pr-radius-small': '0',
    '--pr-radius-large': '0',
    '--pr-radius-round': '0',
  } as CSSProperties);
  const round = [...roots.values()]
    .flatMap((root) => [root, ...root.querySelectorAll('*')])
    .filter((element) => !/^0px( 0px)*$/.test(getComputedStyle(element).borderRadius));
  expect(round.map((element) => element.className)).toEqual([]);
});

/** Whether the first plate of blue on a canvas has a corner. */
function hasCorner(canvas: HTMLCanvasElement) {
  const isBlue = (_red: number, _green: number, blue: number, alpha: number) => blue > 200 && alpha > 200;
  const { left, top } = boundsWhere(canvas, isBlue);
  expect(top).toBeGreaterThanOrEqual(0);
  return isBlue(...(pixelAt(canvas, left, top) as [number, number, number, number]));
}

it.each([
  ['round', {}, 4],
  ['square', { '--pr-radius-small': 'calc(4px - 4px)' }, 0],
] as const)('paints labels %s as the corners of small things are', async (_, small, radius) => {
  const actions = createRef<GroundedImageActions>();
  const labelled = {
    annotations: [box('a', 200, 300, 800, 700, 'cat')],
    annotationStyle: { stroke: '#f00', halo: false, labelBackground: '#00f', labelColor: '#00f' },
  } as const;
  const { container } = render(
    <div style={{ ...small, width: 400 } as CSSProperties}>
      <GroundedImage {...labelled} src={picture(400, 300)} alt="A cat" actionsRef={actions} />
      <GroundedVideo {...labelled} src={framesFilm} muted preload="auto" />
    </div>,
  );
  const [image, video] = [container.querySelector('.pr-image')!, container.querySelector('.pr-video')!];
  expect(hasCorner(await painted(image))).toBe(radius === 0);
  await ready(video);
  expect(hasCorner(canvasOf(video))).toBe(radius === 0);
  const svg = actions.current!.toSVG({ overlayScale: 1 });
  expect(svg).toContain(`rx="${radius}"`);
  const bitmap = await createImageBitmap(await actions.current!.toBlob({ overlayScale: 1 }));
  const file = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
  document.body.append(file);
  file.getContext('2d')!.drawImage(bitmap, 0, 0);
  expect(hasCorner(file)).toBe(radius === 0);
  file.remove();
});

it('shows the focus in the accent colour of any element around, or in a colour of its own', () => {
  const outline = (style: Record<string, string>) => {
    const form = showAll(style as CSSProperties).get('pr-composer')!;
    form.querySelector('textarea')!.focus();
    const color = getComputedStyle(form).outlineColor;
    cleanup();
    return color;
  };
  expect(outline({ '--pr-accent': 'rgb(1, 2, 3)' })).toBe('rgb(1, 2, 3)');
  expect(outline({ '--pr-accent': 'rgb(1, 2, 3)', '--pr-focus': 'rgb(4, 5, 6)' })).toBe('rgb(4, 5, 6)');
});

it('has its tokens in a shadow tree that alone has the sheet, and takes those of the host', () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const host = frame.contentDocument!.body.appendChild(frame.contentDocument!.createElement('div'));
  const tree = host.attachShadow({ mode: 'open' });
  tree.innerHTML = `<style>${tokens}</style><p></p>`;
  const token = (name: string) => getComputedStyle(tree.querySelector('p')!).getPropertyValue(name);
  expect([token('--pr-radius'), token('--pr-list-row-height')]).not.toContain('');
  const light = token('--pr-surface');
  host.dataset.theme = 'dark';
  expect(token('--pr-surface')).not.toBe(light);
  host.dataset.theme = 'light';
  expect(token('--pr-surface')).toBe(light);
  host.style.setProperty('--pr-surface', 'white');
  expect(token('--pr-surface')).toBe('white');
  frame.remove();
});

it('gives scroll bars the colours of the theme', () => {
  const roots = showAll({ '--pr-border-strong': 'rgb(1, 2, 3)' } as CSSProperties);
  const scrolling = [...roots.values()]
    .flatMap((root) => [root, ...root.querySelectorAll('*')])
    .filter((element) => element.scrollHeight > element.clientHeight + 20)
    .filter((element) => getComputedStyle(element).overflowY === 'auto');
  expect(scrolling.map((element) => element.classList[0])).toEqual(
    expect.arrayContaining(['pr-thinking-content', 'pr-composer-text']),
  );
  for (const element of scrolling) {
    expect(getComputedStyle(element).scrollbarColor).toBe('rgb(1, 2, 3) rgba(0, 0, 0, 0)');
  }
});
