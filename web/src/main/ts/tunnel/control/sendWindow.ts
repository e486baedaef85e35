import { DelayTrend } from "./delayTrend.ts";

const SMALLEST_WINDOW = 16 * 1024;
const FIRST_WINDOW = 64 * 1024;
const LARGEST_WINDOW = 4 * 1024 * 1024;
const WINDOW_MILLIS = 250;
const RATE_SPAN_MILLIS = 1000;
const FULL_COUNTS_MILLIS = 5000;
const LONG_QUEUE_MILLIS = 100;
const SHRINK = 0.85;
const SHRINK_AGAIN_MILLIS = 200;

/**
 * How much may be on the way without an acknowledgement.
 *
 * The browser's own count of buffered bytes lies by megabytes, so the window goes by what the server has acknowledged:
 * what the line carries in its own delay and 250 ms, never under 16 KiB. While a queue of more than 100 ms stands on the
 * way, it shrinks by 15 % at a time. What does not fit stays with us, where newer frames can replace it.
 */
export class SendWindow {
  private readonly sent: { number: number; bytes: number; at: number }[] = [];
  private readonly acknowledged: { at: number; bytes: number }[] = [];
  private unacknowledged = 0;
  private size = FIRST_WINDOW;
  private lastFull = Number.NEGATIVE_INFINITY;
  private lastShrunk = Number.NEGATIVE_INFINITY;
  private fullRate = 0;
  private readonly delays = new DelayTrend();

  /** Whether one more piece may be written; the first piece always may. */
  hasRoomFor(bytes: number): boolean {
    return this.unacknowledged === 0 || this.unacknowledged + bytes <= this.size;
  }

  /** Bytes written and not yet acknowledged. */
  unacknowledgedBytes(): number {
    return this.unacknowledged;
  }

  /** Bytes that may be on the way at once. */
  sizeBytes(): number {
    return this.size;
  }

  /** Bytes per second that were acknowledged lately; 0 before anything was. */
  bytesPerSecond(now: number): number {
    this.forgetOld(now);
    const first = this.acknowledged[0];
    if (first === undefined) return 0;
    const total = this.acknowledged.reduce((sum, entry) => sum + entry.bytes, 0);
    return total * 1000 / Math.max(WINDOW_MILLIS, now - first.at);
  }

  /** Bytes per second that the line carries, as far as it was busy lately; 0 if it never was. */
  lineBytesPerSecond(now: number): number {
    return now - this.lastFull < FULL_COUNTS_MILLIS ? this.fullRate : 0;
  }

  /** A unit with this transmission number was written. */
  written(number: number, bytes: number, now: number): void {
    this.sent.push({ number, bytes, at: now });
    this.unacknowledged += bytes;
  }

  /** These numbers are not on the way any more, and their arrival says nothing about the line. */
  leaveOut(numbers: ReadonlySet<number>): void {
    for (const entry of this.sent) {
      if (!numbers.has(entry.number)) continue;
      this.unacknowledged -= entry.bytes;
      entry.bytes = 0;
    }
  }

  /** Everything up to this transmission number has arrived. */
  acknowledge(number: number, now: number): void {
    const wasFull = this.unacknowledged * 2 > this.size;
    let bytes = 0;
    let sentAt = now;
    while (this.sent[0] !== undefined && this.sent[0].number <= number) {
      bytes += this.sent[0].bytes;
      sentAt = this.sent[0].at;
      this.sent.shift();
    }
    if (bytes === 0) return;
    this.delays.add(now - sentAt, now);
    this.unacknowledged -= bytes;
    this.acknowledged.push({ at: now, bytes });
    // A rate measured while little was sent says nothing about the line.
    if (!wasFull) return;
    this.lastFull = now;
    this.fullRate = this.bytesPerSecond(now);
    if (this.delays.growth() > LONG_QUEUE_MILLIS) this.shrink(now);
    else this.follow(this.fullRate * (WINDOW_MILLIS + this.delays.empty()) / 1000, now);
  }

  private shrink(now: number): void {
    if (now - this.lastShrunk < SHRINK_AGAIN_MILLIS) return;
    this.lastShrunk = now;
    this.size = Math.round(Math.max(SMALLEST_WINDOW, this.size * SHRINK));
  }

  private follow(wanted: number, now: number): void {
    const since = this.acknowledged[0]?.at ?? now;
    // The first acknowledgements after a pause come before the line has shown what it carries.
    if (wanted < this.size && now - since < 2 * WINDOW_MILLIS) return;
    const next = Math.min(Math.max(wanted, this.size * 0.75), this.size * 1.5);
    this.size = Math.round(Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, next)));
  }

  private forgetOld(now: number): void {
    while (this.acknowledged[0] !== undefined && now - this.acknowledged[0].at > RATE_SPAN_MILLIS) {
      this.acknowledged.shift();
    }
  }
}
