/** How long a lost connection is tried again before the person is asked. */
export const RECONNECT_MILLIS = 60_000;

const FIRST_DELAY = 500;
const LONGEST_DELAY = 8_000;

/**
 * When to try again after a lost connection: soon, then in growing distances, until a minute has passed.
 *
 * Each delay is spread by a random part, so that a meeting does not come back in one blow after a restart of the server.
 */
export class ReconnectPolicy {
  private attempts = 0;

  /** `random` gives numbers from 0 to 1. */
  constructor(private readonly lostAt: number, private readonly random: () => number) {}

  /** The wait before the next attempt, or `null` if it is time to give up. */
  nextDelay(now: number): number | null {
    const left = this.lostAt + RECONNECT_MILLIS - now;
    if (left <= 0) return null;
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.attempts);
    this.attempts += 1;
    return Math.min(left, delay * (0.5 + this.random() / 2));
  }
}
