/** How large a picture is, in whatever unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the viewer looks at a picture: all of it, or so many pixels of this screen for each of its own. */
export type Zoom = { readonly name: "fit" } | { readonly name: "scale"; readonly scale: number };

export const FIT: Zoom = { name: "fit" };
export const ACTUAL: Zoom = { name: "scale", scale: 1 };

const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const SMALLEST = STEPS[0];
const LARGEST = 4;
/** Steps that are this much alike are one: what fits is seldom a round number. */
const ALIKE = 1.02;
/** Sides are made even when a picture is made smaller, so its ratio is not quite the same. */
const SAME_RATIO = 0.01;
/** So much of the view on each side is not enough to see what somebody points at. */
const EDGE = 0.15;

/** A scale within what can be chosen. */
export function zoomTo(scale: number): Zoom {
  return { name: "scale", scale: Math.min(LARGEST, Math.max(SMALLEST, scale)) };
}

/** One step larger than this scale. */
export function larger(scale: number): Zoom {
  return zoomTo(STEPS.find((step) => step > scale * ALIKE) ?? LARGEST);
}

/** One step smaller than this scale. */
export function smaller(scale: number): Zoom {
  return zoomTo([...STEPS].reverse().find((step) => step < scale / ALIKE) ?? SMALLEST);
}

/** The scale at which all of the picture is just seen, in a place of so many pixels of this screen. */
export function fittingScale(picture: Size, place: Size): number {
  return Math.min(place.width / picture.width, place.height / picture.height);
}

/**
 * The size by which a picture is measured, after one of this size came.
 *
 * On a thin line moving pictures are made smaller and come back in full size when they rest: that must not make the view
 * jump, so the largest of one ratio counts until another ratio comes.
 */
export function fullSize(before: Size | null, now: Size): Size {
  if (before === null) return now;
  const ratio = (now.width / now.height) / (before.width / before.height);
  const same = Math.abs(ratio - 1) < SAME_RATIO;
  return same && before.width >= now.width ? before : now;
}

/**
 * Where to scroll to along one side, so that a point is well within the view; as it is if it already is.
 *
 * All in the same unit: the point within what is scrolled, how far it is scrolled, and how much is seen.
 */
export function keepInSight(point: number, scrolled: number, seen: number): number {
  const edge = seen * EDGE;
  if (point < scrolled + edge) return Math.max(0, point - edge);
  if (point > scrolled + seen - edge) return Math.max(0, point - seen + edge);
  return scrolled;
}
