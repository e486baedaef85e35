/** How many cameras of others are shown at once; there is room for no more beside a screen. */
export const MOST_TILES = 6;

/** Why the own camera does not work; each has its own words. */
export type CameraFault = "refused" | "missing" | "busy" | "failed";

/** The own camera. Off means released: its light is out as well. */
export type CameraState =
  | { readonly name: "off" }
  | { readonly name: "opening" }
  | { readonly name: "asking" | "on"; readonly preview: MediaStream };

/** The cameras of others, as this participant sees them. */
export interface CamerasShown {
  /** The sender indexes of those that are shown, in the order of their places. */
  readonly tiles: readonly number[];
  /** How many more are on. */
  readonly more: number;
  /** Whether the person looks at none. */
  readonly hidden: boolean;
}

export const NO_CAMERAS: CamerasShown = { tiles: [], more: 0, hidden: false };

/**
 * Who is shown, of those whose cameras are `on` in the order in which they were turned on: all, as long as they are few;
 * else those who were shown before, but whoever has spoken since takes the place of the one who has been silent longest.
 * Nobody moves who stays.
 *
 * `spoke` says when somebody spoke last; a later moment is a higher number.
 */
export function tilesOf(
  on: readonly number[],
  before: readonly number[],
  spoke: ReadonlyMap<number, number>,
): number[] {
  const last = (sender: number) => spoke.get(sender) ?? Number.NEGATIVE_INFINITY;
  const tiles = before.filter((sender) => on.includes(sender)).slice(0, MOST_TILES);
  const others = on.filter((sender) => !tiles.includes(sender));
  while (tiles.length < MOST_TILES && others.length > 0) tiles.push(others.shift()!);
  for (const speaker of others.sort((one, other) => last(other) - last(one))) {
    const quietest = tiles.reduce((one, other) => last(other) < last(one) ? other : one);
    if (last(speaker) > last(quietest)) tiles[tiles.indexOf(quietest)] = speaker;
  }
  return tiles;
}
