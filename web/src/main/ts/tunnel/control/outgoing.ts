import { Channel } from "../../wire/channel.ts";
import type { Frame } from "../../wire/frame.ts";
import { FrameCutter } from "../../wire/frameCutter.ts";
import { writeUnit } from "../../wire/hopUnit.ts";
import { SendSequence } from "../../wire/sequence.ts";
import { SendWindow } from "./sendWindow.ts";

const CONTROL_HANDLE = 0;
const MEDIA_HANDLE = 1;
const PIECE_BYTES = 8192;
const PIECE_BYTES_ON_THIN_LINES = 4096;
const THIN_BYTES_PER_SECOND = 50_000;

/**
 * The frames that wait for the uplink.
 *
 * Control goes before pictures, a piece at a time, and no more is written than the window allows. What waits here is
 * bounded by its users: a picture is coded only when the one before has been written.
 */
export class Outgoing {
  readonly window = new SendWindow();
  private readonly sequence = new SendSequence();
  private readonly control: FrameCutter[] = [];
  private readonly media: FrameCutter[] = [];

  /** Queues a frame. */
  add(frame: Frame): void {
    if (frame.header.channel === Channel.CONTROL) {
      this.control.push(new FrameCutter(frame, CONTROL_HANDLE));
    } else {
      this.media.push(new FrameCutter(frame, MEDIA_HANDLE));
    }
  }

  /** Whether a picture is still waiting to be written. */
  get mediaWaits(): boolean {
    return this.media.length > 0;
  }

  /** The next unit that may be written now, `null` if there is none. */
  next(now: number, acknowledged: number): Uint8Array<ArrayBuffer> | null {
    const cutter = this.current();
    const pieceBytes = this.pieceBytes(now);
    if (cutter === undefined || !this.window.hasRoomFor(cutter.nextUnitBytes(pieceBytes))) {
      return null;
    }
    const unit = writeUnit(cutter.next(pieceBytes, this.sequence.next(), acknowledged));
    if (cutter.isFinished) (cutter.handle === CONTROL_HANDLE ? this.control : this.media).shift();
    this.window.written(this.sequence.last, unit.length);
    return unit;
  }

  /** The other end has everything up to this number. */
  acknowledge(number: number, now: number): void {
    if (this.sequence.acknowledge(number)) this.window.acknowledge(number, now);
  }

  private current(): FrameCutter | undefined {
    return this.control[0] ?? this.media[0];
  }

  private pieceBytes(now: number): number {
    const rate = this.window.bytesPerSecond(now);
    const thin = this.window.sizeBytes() <= 16 * 1024 && rate > 0 && rate < THIN_BYTES_PER_SECOND;
    return thin ? PIECE_BYTES_ON_THIN_LINES : PIECE_BYTES;
  }
}
