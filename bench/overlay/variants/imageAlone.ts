import { HEIGHT, WIDTH } from '../data.js';
import type { Variant } from './types.js';

/** No shapes: what moving the image costs by itself. */
export const imageAlone: Variant = async (host, imageUrl) => {
  const image = document.createElement('img');
  image.width = WIDTH;
  image.height = HEIGHT;
  image.src = imageUrl;
  image.style.cssText = 'position:absolute;transform-origin:0 0;will-change:transform';
  await image.decode();
  host.append(image);
  return {
    move({ scale, x, y }) {
      image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    },
  };
};
