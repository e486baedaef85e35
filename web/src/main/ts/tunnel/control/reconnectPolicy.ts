/** How long a lost connection is tried again before the person is asked. */
export const RECONNECT_MILLIS = 60_000;

const FIRST_DELAY = 500;
const LONGEST_DELAY = 8_000;

/** Where a policy differs from joining again. */
export interface ReconnectWish {
  /** Whether the first attempt is made at once, as when a tunnel takes up a connection. */
  readonly atOnce?: boolean;
  /** How long to try. */
  readonly withinMillis?: number;
}

/**
 * When to try again after a lost connection: soon, then in growing distances, until a minute has passed.
 *
 * Each delay is spread by a random part, so that a meeting does not come back in one blow after a restart of the server.
 */
export class ReconnectPolicy {
  private attempts: number;
  private readonly until: number;

  /** `random` gives numbers from 0 to 1. */
  constructor(lostAt: number, private readonly random: () => number, wish: ReconnectWish = {}) {
    this.until = lostAt + (wish.withinMillis ?? RECONNECT_MILLIS);
    this.attempts = wish.atOnce === true ? -1 : 0;
  }

  /** The wait before the next attempt, or `null` if it is time to give up. */
  nextDelay(now: number): number | null {
    const left = this.until - now;
    if (left <= 0) return null;
    this.attempts += 1;
    if (this.attempts === 0) return 0;
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.attempts - 1));
    return Math.min(left, delay * (0.5 + this.random() / 2));
  }
}
