import { insertInTime, inTime, placeInTime, type TimelineClip } from './clips.js';
import { createRowPacker, type RowPacker } from './packRows.js';

/** Clips of one mention, or all of them, on rows of which none has two clips at the same time. */
export interface Lane {
  readonly key: string;
  /** As first written; undefined for what has none, and where all clips share one lane. */
  readonly mention: string | undefined;
  /** The first of its rows among those of all lanes. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly clipCount: number;
}

/** Where clips stand. */
export interface LaneLayout {
  readonly lanes: readonly Lane[];
  /** Each row's clips in the order of time; none overlaps the next. */
  readonly rows: readonly (readonly TimelineClip[])[];
}

/** How clips are laid out: a lane for each mention, or all of them together. */
export type LaneMode = 'mention' | 'packed';

/** The clips of one lane. */
interface Group {
  clips: readonly TimelineClip[];
  packer: RowPacker;
}

function pack(clips: readonly TimelineClip[]): Group {
  const packer = createRowPacker();
  for (const clip of clips) packer.add(clip);
  return { clips, packer };
}

/** Lays out clips that arrive. */
export interface LaneBuilder {
  /** @param clips in the order of time among themselves */
  add(clips: readonly TimelineClip[]): void;
  layout(): LaneLayout;
}

/**
 * Lanes from top to bottom: mentions in the order in which they first appear in the video. A clip after all others of its
 * lane costs no more than itself; one between them packs its lane anew.
 */
export function createLanes(mode: LaneMode): LaneBuilder {
  const groups = new Map<string, Group>();

  function addTo(key: string, added: readonly TimelineClip[]) {
    const group = groups.get(key);
    const last = group?.clips.at(-1);
    if (!group || !last) groups.set(key, pack(added));
    else if (inTime(last, added[0]!) <= 0) {
      for (const clip of added) group.packer.add(clip);
      group.clips = [...group.clips, ...added];
    } else groups.set(key, pack(insertInTime(group.clips, added)));
  }

  return {
    add(clips) {
      const byKey = new Map<string, TimelineClip[]>();
      for (const clip of clips) {
        const key = mode === 'packed' ? '' : clip.key;
        const others = byKey.get(key);
        if (others) others.push(clip);
        else byKey.set(key, [clip]);
      }
      for (const [key, added] of byKey) addTo(key, added);
    },
    layout() {
      const lanes: Lane[] = [];
      const rows: (readonly TimelineClip[])[] = [];
      const ordered = [...groups].sort(([, a], [, b]) => inTime(a.clips[0]!, b.clips[0]!));
      for (const [key, { clips, packer }] of ordered) {
        const packed = packer.rows();
        lanes.push({
          key,
          mention: mode === 'packed' ? undefined : clips[0]!.mention,
          firstRow: rows.length,
          rowCount: packed.length,
          clipCount: clips.length,
        });
        for (const row of packed) rows.push(row);
      }
      return { lanes, rows };
    },
  };
}

/** The row of a clip; -1 where it has none. */
export function rowOf({ lanes, rows }: LaneLayout, clip: TimelineClip): number {
  const lane = lanes.find(({ key }) => key === clip.key) ?? lanes[0];
  const end = lane ? lane.firstRow + lane.rowCount : 0;
  for (let row = lane?.firstRow ?? 0; row < end; row++)
    if (rows[row]![placeInTime(rows[row]!, clip)] === clip) return row;
  return -1;
}

/** The ids of the clips in a lane. */
export function* idsInLane({ firstRow, rowCount }: Lane, { rows }: LaneLayout): Iterable<string> {
  for (const row of rows.slice(firstRow, firstRow + rowCount)) for (const { id } of row) yield id;
}
