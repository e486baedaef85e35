const SPAN_MILLIS = 10_000;
const SLOT_MILLIS = 500;

/**
 * How much longer an acknowledgement takes now than on an empty line: the queue that we build on the way.
 *
 * The shortest time of the last ten seconds stands for the empty line, so that a line that has become longer is taken
 * for empty again after ten seconds.
 */
export class DelayTrend {
  private readonly slots: { readonly at: number; shortest: number }[] = [];

  /** What was sent `delay` milliseconds ago has arrived. */
  add(delay: number, now: number): void {
    const last = this.slots.at(-1);
    if (last !== undefined && now - last.at < SLOT_MILLIS) {
      last.shortest = Math.min(last.shortest, delay);
    } else {
      this.slots.push({ at: now, shortest: delay });
    }
    while (this.slots[0] !== undefined && now - this.slots[0].at > SPAN_MILLIS) this.slots.shift();
  }

  /** Milliseconds that an acknowledgement takes on the empty line; 0 before the first. */
  empty(): number {
    const current = this.slots.at(-1)?.shortest ?? 0;
    return this.slots.reduce((least, slot) => Math.min(least, slot.shortest), current);
  }

  /** Milliseconds above the empty line, by the shortest delay of the last half second. */
  growth(): number {
    return (this.slots.at(-1)?.shortest ?? 0) - this.empty();
  }
}
