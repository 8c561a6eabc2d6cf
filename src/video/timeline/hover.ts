import { tickScale } from '../../state/timeScale.js';
import type { TimelineClip } from './clips.js';
import { clipIndexOf, type TimelineParts } from './parts.js';
import type { ThumbnailPainter } from './thumbnails.js';

/** The elements of what shows under a pointer. */
export interface HoverElements {
  /** What the pointer moves over: as wide as the view. */
  areas: readonly HTMLElement[];
  line: HTMLElement;
  tip: HTMLElement;
  time: HTMLElement;
  name: HTMLElement;
}

/** Options of {@link attachHover}. */
export interface HoverOptions {
  elements: HoverElements;
  parts: Pick<TimelineParts, 'timeline' | 'playback' | 'text'>;
  clipAt(index: number): TimelineClip | undefined;
  thumbnails: ThumbnailPainter | null;
}

/** The same words would be laid out anew, too. */
function write(element: HTMLElement, words: string) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * The time under the pointer, the name of the clip there and a picture of it, all without React: a pointer moves faster
 * than it renders.
 * @returns a function that detaches everything
 */
export function attachHover({ elements, parts, clipAt, thumbnails }: HoverOptions): () => void {
  const { areas, line, tip, time: timeText, name: nameText } = elements;
  const { timeline, playback, text } = parts;
  /** Where the pointer is, in CSS pixels of the view, and the clip there. */
  let pointed: { x: number; clip: TimelineClip | undefined } | null = null;

  function hide() {
    pointed = null;
    line.hidden = true;
    tip.hidden = true;
    thumbnails?.clear();
  }

  function show(x: number, clip: TimelineClip | undefined) {
    const { extent, start, end, width } = timeline.getSnapshot();
    const time = timeline.toTime(x);
    if (x < 0 || x > width || time > extent || extent === 0) {
      hide();
      return;
    }
    pointed = { x, clip };
    const { fractionDigits } = tickScale(((end - start) / Math.max(width, 1)) * 2);
    write(
      timeText,
      text.clock(Math.min(time, playback.getSnapshot().duration ?? time), Math.min(fractionDigits, 2)),
    );
    nameText.hidden = !clip;
    if (clip) {
      const words = [`${text.mention(clip)} · ${text.time(clip)}`, ...text.flags(clip)];
      write(nameText, words.join(' · '));
    }
    line.hidden = false;
    tip.hidden = false;
    line.style.transform = `translateX(${x}px)`;
    thumbnails?.show(time, (end - start) / Math.max(width, 1));
    // In CSS, because measuring the tip would lay out the page for every move of the pointer.
    tip.style.transform = `translateX(clamp(0px, ${x}px - 50%, ${width}px - 100%))`;
  }

  function onPointerMove(event: PointerEvent) {
    const area = event.currentTarget as HTMLElement;
    // A finger does not hover; but while it moves the playhead, it hides what it is at.
    if (event.pointerType === 'touch' && !area.hasAttribute('data-scrubbing')) return;
    show(event.clientX - area.getBoundingClientRect().left, clipAt(clipIndexOf(event.target!)));
  }

  /** The view moves under a pointer that rests. */
  function onView() {
    if (!pointed) return;
    const { x, clip } = pointed;
    const time = timeline.toTime(x);
    show(x, clip && time >= clip.start && time <= clip.end ? clip : undefined);
  }

  hide();
  const listeners = new AbortController();
  const { signal } = listeners;
  for (const area of areas) {
    area.addEventListener('pointermove', onPointerMove, { signal });
    for (const name of ['pointerleave', 'pointercancel'] as const)
      area.addEventListener(name, hide, { signal });
    area.addEventListener('pointerup', (event) => event.pointerType === 'touch' && hide(), { signal });
  }
  const unsubscribe = timeline.subscribe(onView);
  return () => {
    listeners.abort();
    unsubscribe();
    hide();
  };
}
