import { Channel, channelRule, isPicture, isRepeated } from "../../wire/channel.ts";
import type { Frame } from "../../wire/frame.ts";
import { writeUnit } from "../../wire/hopUnit.ts";
import { LARGEST_NUMBER } from "../../wire/limits.ts";
import { SendSequence } from "../../wire/sequence.ts";
import { OutgoingLine } from "./outgoingLine.ts";
import { Replay } from "./replay.ts";
import { UplinkWindow } from "./uplinkWindow.ts";

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
 * been written. What was written stays in a replay until it has arrived.
 */
export class Outgoing {
  readonly window = new UplinkWindow();
  private readonly sequence: SendSequence;
  private readonly replay = new Replay();
  private readonly lines = Array.from({ length: PRIORITIES }, () => new OutgoingLine());
  private turn = 0;

  /** `last` is the transmission number that was given last. */
  constructor(last = 0) {
    this.sequence = new SendSequence(last);
  }

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

  /** Bytes of frames that wait to be written. */
  get waitingBytes(): number {
    return this.lines.reduce((sum, line) => sum + line.bytes, 0);
  }

  /** The transmission number that was given last. */
  get lastNumber(): number {
    return this.sequence.last;
  }

  /** The last number up to which everything has arrived at the other end. */
  get acknowledged(): number {
    return this.sequence.acknowledged;
  }

  /** Whether there is no number left to give: the tunnel has to begin anew. */
  get isExhausted(): boolean {
    return this.sequence.last >= LARGEST_NUMBER;
  }

  /** The next unit that may be written now, `null` if there is none. */
  next(now: number, acknowledged: number): Uint8Array<ArrayBuffer> | null {
    this.line(Channel.VOICE).removeOlder(VOICE_WAITS_MILLIS, now);
    const pieceBytes = this.pieceBytes(now);
    const line = this.chosen().find((candidate) => this.hasRoom(candidate, pieceBytes, now));
    const cutter = line?.first;
    if (line === undefined || cutter === undefined) return null;
    const asking = this.window.asks(cutter.nextUnitBytes(pieceBytes), now);
    const piece = cutter.next(pieceBytes, this.sequence.next(), acknowledged);
    const unit = writeUnit({ ...piece, asking });
    this.replay.written(this.sequence.last, isRepeated(cutter.frame.header.channel) ? unit : null);
    if (cutter.isFinished) line.shift();
    this.turn = (this.turn + 1) % SHARE_OF_LOWEST;
    const voice = cutter.frame.header.channel === Channel.VOICE;
    this.window.unitWritten(this.sequence.last, unit.length, voice, now);
    return unit;
  }

  /** The other end has everything up to this number. */
  acknowledge(number: number, now: number): void {
    if (!this.sequence.acknowledge(number)) return;
    this.replay.acknowledge(number);
    this.window.acknowledge(number, now);
  }

  /**
   * Begins again after a cut: gives up what would come too late, and answers the units that repeat the rest.
   *
   * Pieces of repeated channels come as they were, under their numbers; gaps name the numbers of the others.
   */
  again(acknowledged: number): Uint8Array<ArrayBuffer>[] {
    for (const line of this.lines) line.giveUp((channel) => !isRepeated(channel));
    this.window.leaveOut(this.replay.giveUp());
    return this.replay.units(acknowledged);
  }

  /** The line whose turn it is; the most urgent one also when the lowest has its turn and no room. */
  private chosen(): OutgoingLine[] {
    const waiting = this.lines.filter((line) => !line.isEmpty);
    const first = waiting.slice(0, 1);
    return this.turn === SHARE_OF_LOWEST - 1 ? [...waiting.slice(-1), ...first] : first;
  }

  private hasRoom(line: OutgoingLine, pieceBytes: number, now: number): boolean {
    const cutter = line.first;
    if (cutter === undefined) return false;
    const bytes = cutter.nextUnitBytes(pieceBytes);
    return isPicture(cutter.frame.header.channel)
      ? this.window.hasRoomForPicture(bytes, now)
      : this.window.hasRoomFor(bytes);
  }

  private line(channel: Channel): OutgoingLine {
    return this.lines[channelRule(channel).priority - 1]!;
  }

  private pieceBytes(now: number): number {
    const rate = this.window.bytesPerSecond(now);
    const thin = this.window.sizeBytes() <= 16 * 1024 && rate > 0 && rate < THIN_BYTES_PER_SECOND;
    return this.window.pieceBytes(thin ? PIECE_BYTES_ON_THIN_LINES : PIECE_BYTES, now);
  }
}
