/** How often and how large pictures are coded. */
export interface Step {
  readonly framesPerSecond: number;
  /** The most lines of a picture; larger ones are made smaller. */
  readonly lines: number;
  /** Bits per second from which a line carries this. */
  readonly needs: number;
}

const STEPS: readonly Step[] = [
  { framesPerSecond: 10, lines: 1080, needs: 500_000 },
  { framesPerSecond: 5, lines: 1080, needs: 240_000 },
  { framesPerSecond: 2, lines: 1080, needs: 120_000 },
  { framesPerSecond: 2, lines: 720, needs: 64_000 },
  { framesPerSecond: 2, lines: 540, needs: 0 },
];

const MARGIN = 1.3;
const HOLD_MILLIS = 3_000;

/**
 * Fewer, then smaller pictures for a line that carries less.
 *
 * It goes down at once to what the line carries, and up again a step at a time, when the line has carried more than the
 * next step needs, or was no limit at all, for three seconds: so that it does not swing.
 */
export class Pace {
  private index = 0;
  private betterSince: number | null = null;

  current(): Step {
    return STEPS[this.index]!;
  }

  /** Whether less is shown than the person shares. */
  get isReduced(): boolean {
    return this.index > 0;
  }

  /** Takes what the line carries now, 0 if it is no limit; answers whether the step has changed. */
  follow(bitsPerSecond: number, now: number): boolean {
    const carried = bitsPerSecond === 0 ? Number.POSITIVE_INFINITY : bitsPerSecond;
    const fitting = STEPS.findIndex((step) => carried >= step.needs);
    if (fitting > this.index) {
      this.index = fitting;
      this.betterSince = null;
      return true;
    }
    const next = STEPS[this.index - 1];
    if (next === undefined || carried < next.needs * MARGIN) {
      this.betterSince = null;
      return false;
    }
    this.betterSince ??= now;
    if (now - this.betterSince < HOLD_MILLIS) return false;
    this.betterSince = now;
    this.index -= 1;
    return true;
  }
}
