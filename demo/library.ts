import { films, openFilm } from './films.js';
import { openPicture, pictures } from './pictures.js';

/** What a visitor can choose to ask about. */
export interface LibraryItem {
  id: string;
  title: string;
  /** A small picture of it. */
  thumbnail: string;
}

/** A kind of thing to ask about, and how a visitor brings one. */
export interface LibraryKind<Item extends LibraryItem> {
  noun: 'picture' | 'video';
  /** What is there from the start. */
  items: readonly Item[];
  /** MIME types of files. */
  types: readonly string[];
  /** A visitor's file, or why it is of no use. */
  open(file: File): Promise<Item | string>;
}

export const pictureLibrary = {
  noun: 'picture',
  items: pictures,
  types: ['image/png', 'image/jpeg', 'image/webp'],
  open: openPicture,
} as const;

export const filmLibrary = {
  noun: 'video',
  items: films,
  types: ['video/mp4', 'video/webm'],
  open: openFilm,
} as const;
