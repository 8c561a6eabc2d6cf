import { type DemoFilm, films as scripted } from './answers/index.js';
import { maxFileBytes } from './files.js';
import catPoster from './films/cat.jpg';
import catMp4 from './films/cat.mp4';
import catWebm from './films/cat.webm';
import harbourPoster from './films/harbour.jpg';
import harbourMp4 from './films/harbour.mp4';
import harbourWebm from './films/harbour.webm';

const files: Readonly<Record<string, { webm: string; mp4: string; poster: string }>> = {
  cat: { webm: catWebm, mp4: catMp4, poster: catPoster },
  harbour: { webm: harbourWebm, mp4: harbourMp4, poster: harbourPoster },
};

/** A video to ask about: one of the films, or the visitor's own. */
export interface Film {
  id: string;
  title: string;
  alt: string;
  /** What the browser plays: the first that it can. */
  sources: readonly { src: string; type: string }[];
  /** A still: for the strip, and until the video has loaded. */
  thumbnail: string;
  /** What is sent: the file, or the URL to read it from. */
  media: Blob | string;
  /** In its own pixels. */
  size: { width: number; height: number };
  /** The film's credit and scripted questions; none for the visitor's own video. */
  script?: DemoFilm;
}

/** The films of the strip. */
export const films: readonly Film[] = scripted.map((script) => {
  const { id, title, alt, width, height } = script;
  const { webm, mp4, poster } = files[id] ?? { webm: '', mp4: '', poster: '' };
  return {
    id,
    title,
    alt,
    sources: [
      { src: webm, type: 'video/webm' },
      { src: mp4, type: 'video/mp4' },
    ],
    thumbnail: poster,
    media: mp4,
    size: { width, height },
    script,
  };
});

/** Why a file cannot be asked about, or undefined when it can. */
function fileProblem({ name, type, size }: File): string | undefined {
  if (type !== 'video/mp4' && type !== 'video/webm')
    return `“${name}” is not an MP4 or WebM video, which is what the API reads. Convert it first.`;
  if (size > maxFileBytes)
    return `“${name}” has ${Math.ceil(size / 1024 / 1024)} MB. A request takes 20 MB, which is a video of 14 MB: choose a shorter or a smaller one.`;
  return undefined;
}

/** Resolves once the first picture of a video is there. */
function firstPicture(src: string): Promise<HTMLVideoElement> {
  const video = Object.assign(document.createElement('video'), { muted: true, preload: 'auto', src });
  return new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve(video));
    video.addEventListener('error', () => reject(video.error));
  });
}

function stillOf(video: HTMLVideoElement): string {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, 320 / videoWidth);
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(videoWidth * scale),
    height: Math.round(videoHeight * scale),
  });
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}

/** A visitor's file as a film, or why it is none. Its object URL lives as long as the page. */
export async function openFilm(file: File): Promise<Film | string> {
  const problem = fileProblem(file);
  if (problem) return problem;
  const src = URL.createObjectURL(file);
  try {
    const video = await firstPicture(src);
    const { videoWidth: width, videoHeight: height } = video;
    if (!width) throw new Error('It has sound only.');
    return {
      id: `own:${src}`,
      title: file.name,
      alt: `Your video ${file.name}`,
      sources: [{ src, type: file.type }],
      thumbnail: stillOf(video),
      media: file,
      size: { width, height },
    };
  } catch {
    URL.revokeObjectURL(src);
    return `“${file.name}” cannot be played by this browser. It may be damaged, or in a format that it does not know.`;
  }
}
