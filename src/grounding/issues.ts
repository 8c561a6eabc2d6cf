import type { GroundingIssue, GroundingIssueCode } from './types.js';

const MESSAGES: Record<GroundingIssueCode, string> = {
  invalid_point_coords: 'A point needs exactly one coordinate pair, such as (500,500).',
  invalid_box_coords: 'A point_box needs exactly two coordinate pairs, such as (100,100) (200,200).',
  invalid_polygon_coords: 'A polygon needs at least three coordinate pairs.',
  invalid_clip_body: 'A clip has its times in its t attribute and nothing between its tags.',
  invalid_clip_timestamp:
    'A clip needs a t attribute with one or two times, such as t="1.5 seconds 3 seconds".',
  invalid_time: 'A t attribute needs one time, such as t="1.5 seconds".',
  invalid_asset_idx: 'An asset_idx attribute needs a whole number from 0 on.',
  invalid_collection_child: 'A collection cannot hold a collection: close the first one before.',
  invalid_track_child: 'A track holds points, boxes or polygons only.',
  invalid_track_geometry: 'The waypoints of a track must all be of one kind.',
  invalid_track_asset: 'A track and its waypoints must share one asset_idx.',
  unclosed_tag: 'A tag inside a container was never closed.',
  unexpected_close_tag: 'A close tag inside a container closes nothing.',
  incomplete_annotation: 'The answer ended before this container was closed.',
};

/** A mistake from `start` to `end` in the text. */
export function issueAt(code: GroundingIssueCode, start: number, end: number): GroundingIssue {
  return { code, message: MESSAGES[code], span: { start, end } };
}
