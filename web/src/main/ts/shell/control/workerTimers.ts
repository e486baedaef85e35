import type { Timers } from "../entity/timers.ts";

/**
 * Timers that keep their time in a hidden tab.
 *
 * A browser slows the timers of a hidden page down to one a minute, and a presenter's meeting page is hidden while another
 * window is shared. The timers of a worker are left alone, so the waiting happens there.
 */
export class WorkerTimers implements Timers {
  private readonly waiting = new Map<number, () => void>();
  private last = 0;

  constructor(private readonly worker: Worker) {
    worker.onmessage = (event: MessageEvent<number>) => {
      const call = this.waiting.get(event.data);
      this.waiting.delete(event.data);
      call?.();
    };
  }

  now(): number {
    return performance.now();
  }

  after(milliseconds: number, call: () => void): () => void {
    const id = ++this.last;
    this.waiting.set(id, call);
    this.worker.postMessage({ id, milliseconds });
    return () => this.waiting.delete(id);
  }
}
