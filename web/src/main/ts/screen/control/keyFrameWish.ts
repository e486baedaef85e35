import type { Timers } from "../../shell/entity/timers.ts";

const DISTANCE_MILLIS = 2000;

/** Asks for a key frame, at most once in two seconds, and goes on asking until one was fed. */
export class KeyFrameWish {
  private lastAsked = Number.NEGATIVE_INFINITY;
  private cancel: (() => void) | null = null;

  constructor(private readonly timers: Timers, private readonly ask: () => void) {}

  /** A key frame is needed. */
  want(): void {
    if (this.cancel !== null) return;
    const wait = Math.max(0, this.lastAsked + DISTANCE_MILLIS - this.timers.now());
    if (wait > 0) {
      this.cancel = this.timers.after(wait, () => this.askNow());
    } else {
      this.askNow();
    }
  }

  /** A key frame was fed, or nothing is shown any more. */
  satisfied(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private askNow(): void {
    this.lastAsked = this.timers.now();
    this.cancel = this.timers.after(DISTANCE_MILLIS, () => this.askNow());
    this.ask();
  }
}
