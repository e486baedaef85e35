const SPAN_MILLIS = 60_000;
const LATE_MILLIS = 700;
const LATE_FOR_MILLIS = 3_000;
const FINE_MILLIS = 300;
const FINE_FOR_MILLIS = 5_000;

/**
 * Whether pictures reach this viewer late because a line is slow.
 *
 * It looks at when they come and not at when they are painted: a browser that decodes slowly is no slow line. Both clocks
 * are only compared with themselves: what counts is how much later a picture is than the quickest of the last minute. It
 * becomes late after three seconds of late pictures, and fine again after five seconds of quick ones, so that one slow
 * picture tells nobody anything.
 */
export class PictureDelay {
  private readonly quickest: { at: number; delay: number }[] = [];
  private late = false;
  private otherwiseSince: number | null = null;

  /** A picture of that time, by its sender's clock, has come now; answers whether pictures are late. */
  arrived(time: number, now: number): boolean {
    const delay = now - time;
    while (this.quickest.at(-1) !== undefined && this.quickest.at(-1)!.delay >= delay) {
      this.quickest.pop();
    }
    this.quickest.push({ at: now, delay });
    while (now - this.quickest[0]!.at > SPAN_MILLIS) this.quickest.shift();
    const growth = delay - this.quickest[0]!.delay;
    const otherwise = this.late ? growth < FINE_MILLIS : growth > LATE_MILLIS;
    if (!otherwise) {
      this.otherwiseSince = null;
      return this.late;
    }
    this.otherwiseSince ??= now;
    if (now - this.otherwiseSince >= (this.late ? FINE_FOR_MILLIS : LATE_FOR_MILLIS)) {
      this.late = !this.late;
      this.otherwiseSince = null;
    }
    return this.late;
  }

  /** Another screen begins, or another line. */
  forget(): void {
    this.quickest.length = 0;
    this.late = false;
    this.otherwiseSince = null;
  }
}
