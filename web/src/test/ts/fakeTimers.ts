import type { Timers } from "../../main/ts/shell/entity/timers.ts";

/** A clock that stands still until a test moves it on. */
export class FakeTimers implements Timers {
  private waiting: { at: number; order: number; call: () => void }[] = [];
  private time = 1_000_000;
  private order = 0;

  now(): number {
    return this.time;
  }

  after(milliseconds: number, call: () => void): () => void {
    const entry = { at: this.time + milliseconds, order: ++this.order, call };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  /** Moves on and makes the calls that are due, in their order. */
  advance(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const due = this.waiting
        .filter((entry) => entry.at <= until)
        .sort((one, other) => one.at - other.at || one.order - other.order)[0];
      if (due === undefined) break;
      this.waiting = this.waiting.filter((entry) => entry !== due);
      this.time = Math.max(this.time, due.at);
      due.call();
    }
    this.time = until;
  }
}

/** Lets promises that are already settled be noticed. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
