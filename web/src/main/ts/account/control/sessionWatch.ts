import type { Timers } from "../../shell/entity/timers.ts";
import type { SessionEnd } from "../entity/sessionEnd.ts";

/** The longest time between two looks: rules may change, and other tabs use the session too. */
const LOOK_MILLIS = 120_000;
/** While a warning is shown, and after a look that failed. */
const SOON_MILLIS = 10_000;
/** Never oftener, whatever the server says. */
const LEAST_MILLIS = 1_000;

/** What people are to be told: an end that is near, that it has come, or nothing. */
export type Outlook = SessionEnd | "over" | null;

export interface SessionWatchPorts {
  readonly timers: Timers;
  readonly ends: { look(): Promise<SessionEnd | null>; stay(): Promise<SessionEnd | null> };
  /** Told after each look. */
  told(outlook: Outlook): void;
}

/**
 * Watches for the end of the session, from `start` until `stop` or until the session is over.
 *
 * Before anybody is warned the server is asked anew, by a look that does not count as use: another tab may have used the
 * session. A look that fails changes nothing of what is shown.
 */
export class SessionWatch {
  private cancel = () => {};
  /** Answers of an earlier run are not heard. */
  private run = 0;
  private running = false;

  constructor(private readonly ports: SessionWatchPorts) {}

  /** Begins, unless it runs already; the first look may wait when it is known that nothing is near. */
  start(untilWarning = 0): void {
    if (this.running) return;
    this.running = true;
    this.next(++this.run, Math.min(untilWarning, LOOK_MILLIS));
  }

  stop(): void {
    this.running = false;
    this.run++;
    this.cancel();
  }

  /** Looks at once: the page was out of sight, where clocks may stand still. */
  again(): void {
    if (!this.running) return;
    this.cancel();
    void this.look(++this.run);
  }

  /**
   * Uses the session, so that it does not run idle, and tells how it is then.
   *
   * @throws RequestRefused if the server cannot be reached
   */
  async stay(): Promise<void> {
    const end = await this.ports.ends.stay();
    if (!this.running) return;
    this.cancel();
    this.heard(++this.run, end);
  }

  private async look(run: number): Promise<void> {
    let end: SessionEnd | null;
    try {
      end = await this.ports.ends.look();
    } catch {
      if (run === this.run) this.next(run, SOON_MILLIS); // Offline is told by others.
      return;
    }
    if (run === this.run) this.heard(run, end);
  }

  private heard(run: number, end: SessionEnd | null): void {
    const { told } = this.ports;
    if (end === null) {
      this.stop();
      told("over");
      return;
    }
    const due = end.untilWarning <= 0;
    told(due ? end : null);
    const wait = due ? Math.min(end.untilEnd, SOON_MILLIS) : end.untilWarning;
    this.next(run, Math.min(wait, LOOK_MILLIS));
  }

  private next(run: number, millis: number): void {
    this.cancel = this.ports.timers.after(
      Math.max(millis, LEAST_MILLIS),
      () => void this.look(run),
    );
  }
}
