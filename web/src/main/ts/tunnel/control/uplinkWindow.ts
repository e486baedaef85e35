import { SendWindow } from "./sendWindow.ts";

interface Flight {
  readonly number: number;
  readonly at: number;
  /** Bytes written up to and with this unit. */
  readonly written: number;
  /** Bytes that had arrived when it was written, and when the last of them had. */
  readonly arrivedBefore: number;
  readonly arrivedAt: number;
}

const VOICE_IS_LIVE_MILLIS = 2000;
const QUEUE_MILLIS = 100;
const UNKNOWN_LINE_BYTES = 16 * 1024;
const RATE_COUNTS_MILLIS = 5000;
const SMALLEST_PIECE_BYTES = 512;
const PIECE_MILLIS = 100;
/** A rate above this is no thin line, and the window's own measure is the better one. */
const THIN_BYTES_PER_SECOND = 64 * 1024;

/**
 * The window of the uplink, with a smaller one for pictures while somebody speaks.
 *
 * What is written can no longer be overtaken. On a thin line the 16 KiB that are always allowed would hold up voice for
 * seconds; so while voice is sent, pictures may fill the line and a tenth of a second, and their pieces are as small.
 */
export class UplinkWindow extends SendWindow {
  private readonly flights: Flight[] = [];
  private writtenBytes = 0;
  private arrivedBytes = 0;
  private arrivedAt = 0;
  private voiceAt = Number.NEGATIVE_INFINITY;
  private heldBack = false;
  private askedBytes = 0;
  private rate = 0;
  private rateAt = Number.NEGATIVE_INFINITY;
  private shortestMillis = Number.POSITIVE_INFINITY;

  /** Whether a piece of a picture of this size may be written too. */
  hasRoomForPicture(bytes: number, now: number): boolean {
    if (!this.hasRoomFor(bytes)) return false;
    if (!this.isVoiceLive(now) || this.unacknowledgedBytes() === 0) return true;
    const room = this.unacknowledgedBytes() + bytes <= this.pictureBytes();
    this.heldBack ||= !room;
    return room;
  }

  /** How large a piece may be now, at most as large as wanted otherwise. */
  pieceBytes(otherwise: number, now: number): number {
    if (!this.isVoiceLive(now) || this.rate === 0) return otherwise;
    const fitting = Math.round(this.rate * PIECE_MILLIS / 1000);
    return Math.min(otherwise, Math.max(SMALLEST_PIECE_BYTES, fitting));
  }

  /** Whether the next unit is to ask for its acknowledgement: it fills half of what may be on the way. */
  asks(bytes: number, now: number): boolean {
    const written = this.writtenBytes + bytes;
    const size = this.sizeBytes();
    const most = this.isVoiceLive(now) ? Math.min(size, this.pictureBytes()) : size;
    const asks = written - this.askedBytes >= most / 2;
    if (asks) this.askedBytes = written;
    return asks;
  }

  /** A unit was written; whether it carries voice. */
  unitWritten(number: number, bytes: number, voice: boolean, now: number): void {
    if (this.unacknowledgedBytes() === 0) this.arrivedAt = now;
    this.written(number, bytes, now);
    this.writtenBytes += bytes;
    const { arrivedAt, arrivedBytes: arrivedBefore, writtenBytes: written } = this;
    this.flights.push({ number, at: now, written, arrivedBefore, arrivedAt });
    if (voice) this.voiceAt = now;
  }

  override acknowledge(number: number, now: number): void {
    let last: Flight | undefined;
    while (this.flights[0] !== undefined && this.flights[0].number <= number) {
      last = this.flights.shift();
    }
    if (last !== undefined) this.measure(last, now);
    super.acknowledge(number, now);
  }

  override lineBytesPerSecond(now: number): number {
    const thin = this.rate > 0 && this.rate < THIN_BYTES_PER_SECOND &&
      now - this.rateAt < RATE_COUNTS_MILLIS;
    return thin ? this.rate : super.lineBytesPerSecond(now);
  }

  private measure(last: Flight, now: number): void {
    this.arrivedBytes = last.written;
    this.arrivedAt = now;
    this.shortestMillis = Math.min(this.shortestMillis, Math.max(1, now - last.at));
    if (!this.heldBack && this.unacknowledgedBytes() * 2 <= this.sizeBytes()) return;
    this.heldBack = false;
    const measured = (last.written - last.arrivedBefore) * 1000 / Math.max(1, now - last.arrivedAt);
    const known = now - this.rateAt < RATE_COUNTS_MILLIS;
    this.rate = known ? this.rate + (measured - this.rate) / 4 : measured;
    this.rateAt = now;
  }

  private pictureBytes(): number {
    if (this.rate === 0) return UNKNOWN_LINE_BYTES;
    return this.rate * (this.shortestMillis + QUEUE_MILLIS) / 1000;
  }

  private isVoiceLive(now: number): boolean {
    return now - this.voiceAt < VOICE_IS_LIVE_MILLIS;
  }
}
