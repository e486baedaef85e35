/** Where and when a finger came down or went up, in CSS pixels and milliseconds. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

const LONGEST_TAP = 300;
const LONGEST_PAUSE = 500;
/** A finger never goes up quite where it came down. */
const TAP_PIXELS = 12;
const BETWEEN_PIXELS = 40;

/**
 * Finds two taps of one finger on one place.
 *
 * Browsers differ in whether a double tap is a double click, above all where pages forbid them to zoom by it.
 */
export class DoubleTap {
  private before: Touch | null = null;

  /** A finger came down and went up; answers whether that was the second tap of two. */
  touched(down: Touch, up: Touch): boolean {
    const tap = up.at - down.at <= LONGEST_TAP && apart(down, up) <= TAP_PIXELS;
    const { before } = this;
    this.before = tap ? up : null;
    if (!tap || before === null) return false;
    const twice = down.at - before.at <= LONGEST_PAUSE && apart(before, down) <= BETWEEN_PIXELS;
    if (twice) this.before = null;
    return twice;
  }

  /** What is touched now is no tap. */
  forget(): void {
    this.before = null;
  }
}

function apart(one: Touch, other: Touch): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
