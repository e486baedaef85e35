import type { Timers } from "../../shell/entity/timers.ts";

const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 4000;
const TIMES_AFTER_RESIZING = 2;

/** Is one more listener of a capture; answers how to end it. */
export type Listen = (stream: MediaStream) => () => void;

/**
 * Sees to it that a capture gives its picture also when what is shared stands still.
 *
 * Chromium delivers the picture of a tab that does not change once, and once more for each new listener of the capture.
 * A listener that comes right after the capture has begun may get neither, and the last picture of a tab that was resized
 * may be lost: what was captured, and the size in the settings of the track with it, is then of a moment in between. So
 * one more listener is put there, in growing distances: until the first picture {@link came}, and twice after each change
 * of size. It ends with {@link stop}.
 */
export class StillPicture {
  private begun = false;
  private times = Number.POSITIVE_INFINITY;
  private wait = FIRST_WAIT_MILLIS;
  private cancel: () => void;
  private endListening = () => {};

  constructor(
    private readonly stream: MediaStream,
    private readonly timers: Timers,
    private readonly listen: Listen,
  ) {
    this.cancel = timers.after(this.wait, () => this.ask());
  }

  /** A picture is there. */
  came(): void {
    if (this.begun) return;
    this.begun = true;
    this.stop();
  }

  /** A picture of another size was captured. */
  resized(): void {
    this.begun = true;
    this.stop();
    this.times = TIMES_AFTER_RESIZING;
    this.wait = FIRST_WAIT_MILLIS;
    this.cancel = this.timers.after(this.wait, () => this.ask());
  }

  /** No picture is wanted any more. */
  stop(): void {
    this.cancel();
    this.endListening();
    this.endListening = () => {};
  }

  private ask(): void {
    this.endListening();
    this.endListening = this.listen(this.stream);
    this.times -= 1;
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MILLIS);
    this.cancel = this.timers.after(this.wait, () => this.times > 0 ? this.ask() : this.stop());
  }
}
