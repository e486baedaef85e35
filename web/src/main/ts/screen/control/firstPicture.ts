import type { Timers } from "../../shell/entity/timers.ts";

const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 4000;

/** Is one more listener of a capture; answers how to end it. */
export type Listen = (stream: MediaStream) => () => void;

/**
 * Sees to it that a capture begins with a picture, also when what is shared stands still.
 *
 * Chromium delivers the picture of a tab that does not change once, and once more for each new listener of the capture.
 * A listener that comes right after the capture has begun may get neither: then there is no picture before the tab
 * moves. So one more listener is put there, in growing distances, until the first picture {@link came}.
 */
export class FirstPicture {
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

  /** The picture is there, or none is wanted any more. */
  came(): void {
    this.cancel();
    this.endListening();
    this.endListening = () => {};
  }

  private ask(): void {
    this.endListening();
    this.endListening = this.listen(this.stream);
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MILLIS);
    this.cancel = this.timers.after(this.wait, () => this.ask());
  }
}
