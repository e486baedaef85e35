/** The time as this page uses it: a monotonic clock and calls after a delay. Tests put a fake in its place. */
export interface Timers {
  /** Milliseconds on a clock that never goes back. */
  now(): number;

  /** Calls once after the delay; the answer cancels it. */
  after(milliseconds: number, call: () => void): () => void;
}

/** Calls again and again at the given distance until the answer is called. */
export function every(timers: Timers, milliseconds: number, call: () => void): () => void {
  let cancel = timers.after(milliseconds, tick);
  function tick(): void {
    cancel = timers.after(milliseconds, tick);
    call();
  }
  return () => cancel();
}
