import type { Timers } from "../../shell/entity/timers.ts";

const WITHIN_MILLIS = 200;

/** When to say what has arrived, if nothing else goes up that says it: at once if asked, else within 200 ms. */
export class Acknowledger {
  private cancel: (() => void) | null = null;

  constructor(private readonly timers: Timers, private readonly say: () => void) {}

  /** Something has come that is to be acknowledged. */
  arrived(asking: boolean): void {
    if (asking) this.now();
    else this.cancel ??= this.timers.after(WITHIN_MILLIS, () => this.now());
  }

  /** It has been said. */
  told(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private now(): void {
    this.told();
    this.say();
  }
}
