import type { Timers } from "../../shell/entity/timers.ts";

/** Tells what comes close together at once, so that nobody is talked over by many small things. */
export class Gathering<T> {
  private waiting: T[] = [];
  private cancel: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly millis: number,
    private readonly tell: (all: readonly T[]) => void,
  ) {}

  add(one: T): void {
    this.waiting.push(one);
    this.cancel ??= this.timers.after(this.millis, () => {
      const all = this.waiting;
      this.forget();
      this.tell(all);
    });
  }

  forget(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = [];
  }
}
