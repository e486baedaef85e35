import type { Timers } from "../../shell/entity/timers.ts";

const WITHIN_MILLIS = 50;
const WITHIN_BYTES = 128 * 1024;

/** When to say what has arrived, if nothing else goes up that says it: within 50 ms or 128 KiB. */
export class Acknowledger {
  private bytes = 0;
  private cancel: (() => void) | null = null;

  constructor(private readonly timers: Timers, private readonly say: () => void) {}

  /** So many bytes have come. */
  arrived(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes >= WITHIN_BYTES) this.now();
    else this.cancel ??= this.timers.after(WITHIN_MILLIS, () => this.now());
  }

  /** It has been said. */
  told(): void {
    this.cancel?.();
    this.cancel = null;
    this.bytes = 0;
  }

  private now(): void {
    this.told();
    this.say();
  }
}
