import { beginsWith } from '../../grounding/beginsWith.js';
import type { ClipAnnotationInput, Grounding } from '../../grounding/index.js';
import { isGrounding } from '../../grounding/source.js';
import { type ClipSettings, insertInTime, type TimelineClip, toTimelineClips } from './clips.js';
import { createLanes, type LaneBuilder, type LaneLayout, type LaneMode } from './lanes.js';

/** All clips of a timeline. */
export interface IndexedClips {
  /** In the order of time. */
  readonly clips: readonly TimelineClip[];
  readonly layout: LaneLayout;
  /** Where the last one ends, in seconds. */
  readonly lastEnd: number;
}

/** What {@link ClipIndex} goes by. */
export interface ClipIndexSettings extends ClipSettings {
  mode: LaneMode;
}

/** The clips of an answer that may still be arriving. */
export interface ClipIndex {
  /**
   * The clips of `source`. Where it begins with all that was there the last time, only what is new is looked at, so that
   * one more clip of ten thousand costs about as much as the first. The same clips give the same object.
   */
  update(source: Grounding | readonly ClipAnnotationInput[], settings: ClipIndexSettings): IndexedClips;
}

const sameSettings = (a: ClipIndexSettings, b: ClipIndexSettings) =>
  a.mode === b.mode &&
  a.duration === b.duration &&
  a.assetIdx === b.assetIdx &&
  a.assetCount === b.assetCount &&
  a.hidden === b.hidden;

/** An index without clips yet. */
export function createClipIndex(): ClipIndex {
  let known: readonly ClipAnnotationInput[] = [];
  let settings: ClipIndexSettings | undefined;
  let lanes: LaneBuilder;
  let result: IndexedClips;

  return {
    update(source, next) {
      const list = isGrounding(source) ? source.clips : source;
      if (!settings || !sameSettings(settings, next) || !beginsWith(list, known)) {
        known = [];
        lanes = createLanes(next.mode);
        result = { clips: [], layout: lanes.layout(), lastEnd: 0 };
      }
      settings = next;
      if (list.length === known.length) return result;
      const added = toTimelineClips(source, next, known.length);
      known = list;
      if (added.length === 0) return result;
      lanes.add(added);
      result = {
        clips: insertInTime(result.clips, added),
        layout: lanes.layout(),
        lastEnd: added.reduce((last, { end }) => Math.max(last, end), result.lastEnd),
      };
      return result;
    },
  };
}
