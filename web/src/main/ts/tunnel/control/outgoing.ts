import { Channel, channelRule } from "../../wire/channel.ts";
import type { Frame } from "../../wire/frame.ts";
import { writeUnit } from "../../wire/hopUnit.ts";
import { SendSequence } from "../../wire/sequence.ts";
import { OutgoingLine } from "./outgoingLine.ts";
import { SendWindow } from "./sendWindow.ts";

const PIECE_BYTES = 8192;
const PIECE_BYTES_ON_THIN_LINES = 4096;
const THIN_BYTES_PER_SECOND = 50_000;
const SHARE_OF_LOWEST = 16;
const VOICE_WAITS_MILLIS = 400;
const PRIORITIES = 7;

/**
 * The frames that wait for the uplink, one line for each priority.
 *
 * The most urgent line gives the next piece, the lowest that waits every sixteenth, and no more is written than the
 * window allows. Voice that could not be written within 400 ms is left out; a newer frame of a newest-wins channel takes
 * the place of the one that waits. The rest is bounded by its users: a picture is coded only when the one before has
 * been written.
 */
export class Outgoing {
  readonly window = new SendWindow();
  private readonly sequence = new SendSequence();
  private readonly lines = Array.from({ length: PRIORITIES }, () => new OutgoingLine());
  private turn = 0;

  /** Queues a frame. */
  add(frame: Frame): void {
    const { channel, stream, timeMillis } = frame.header;
    const line = this.line(channel);
    if (channelRule(channel).deliveryClass === "newest") {
      line.removeUnstarted((other) => other.header.stream === stream);
    } else if (channel === Channel.VOICE) {
      // As long as nothing is written nobody looks at the clock; voice then ages by the time it was spoken at.
      line.removeUnstarted((other) => timeMillis - other.header.timeMillis > VOICE_WAITS_MILLIS);
    }
    line.add(frame);
  }

  /** Whether a picture is still waiting to be written. */
  get mediaWaits(): boolean {
    return !this.line(Channel.SCREEN).isEmpty || !this.line(Channel.CAMERA).isEmpty;
  }

  /** The next unit that may be written now, `null` if there is none. */
  next(now: number, acknowledged: number): Uint8Array<ArrayBuffer> | null {
    this.line(Channel.VOICE).removeOlder(VOICE_WAITS_MILLIS, now);
    const line = this.chosen();
    const cutter = line?.first;
    const pieceBytes = this.pieceBytes(now);
    if (line === undefined || cutter === undefined) return null;
    if (!this.window.hasRoomFor(cutter.nextUnitBytes(pieceBytes))) return null;
    const unit = writeUnit(cutter.next(pieceBytes, this.sequence.next(), acknowledged));
    if (cutter.isFinished) line.shift();
    this.turn = (this.turn + 1) % SHARE_OF_LOWEST;
    this.window.written(this.sequence.last, unit.length);
    return unit;
  }

  /** The other end has everything up to this number. */
  acknowledge(number: number, now: number): void {
    if (this.sequence.acknowledge(number)) this.window.acknowledge(number, now);
  }

  private chosen(): OutgoingLine | undefined {
    const waiting = this.lines.filter((line) => !line.isEmpty);
    return this.turn === SHARE_OF_LOWEST - 1 ? waiting.at(-1) : waiting[0];
  }

  private line(channel: Channel): OutgoingLine {
    return this.lines[channelRule(channel).priority - 1]!;
  }

  private pieceBytes(now: number): number {
    const rate = this.window.bytesPerSecond(now);
    const thin = this.window.sizeBytes() <= 16 * 1024 && rate > 0 && rate < THIN_BYTES_PER_SECOND;
    return thin ? PIECE_BYTES_ON_THIN_LINES : PIECE_BYTES;
  }
}
