import { Channel, isRepeated } from "../../../main/ts/wire/channel.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import { headerOf, SENDER_SERVER } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { FrameAssembler } from "../../../main/ts/wire/frameAssembler.ts";
import { FrameCutter } from "../../../main/ts/wire/frameCutter.ts";
import { type HopUnit, type Piece, writeUnit } from "../../../main/ts/wire/hopUnit.ts";
import { HopUnitDecoder } from "../../../main/ts/wire/hopUnitDecoder.ts";
import { ReceiveSequence, SendSequence } from "../../../main/ts/wire/sequence.ts";
import { welcome } from "../fakeServer.ts";
import type { Line, RoughNetwork, ServerSide } from "./roughNetwork.ts";

/** One uplink as the server reads it. */
interface Lane {
  readonly line: Line;
  readonly generation: number;
  readonly decoder: HopUnitDecoder;
  bytes: number;
}

/**
 * The server's end of one tunnel, as `docs/protocol.md` 4 describes it: it waits for lost connections, repeats what must
 * arrive and names what is left out. It complains by throwing.
 */
export class PatientServer implements ServerSide {
  readonly frames: Frame[] = [];
  readonly units: HopUnit[] = [];
  /** Bytes of hop units by generation of the uplink. */
  readonly carried = new Map<number, number>();
  marks = 0;
  accepted = 0;
  sent = 0;
  private readonly sequence = new SendSequence();
  private readonly arrived = new ReceiveSequence();
  private readonly assembler = new FrameAssembler();
  private replay: { number: number; repeated: boolean; piece: Piece }[] = [];
  private waiting: FrameCutter[] = [];
  private downlink: Line | null = null;
  private downGeneration = 0;
  private current: Lane | null = null;
  private successor: Lane | null = null;
  private upGeneration = 0;
  private held: HopUnit[] = [];
  private echoMillis = 0;

  constructor(private readonly network: RoughNetwork, private readonly uplinkBytes: number) {
    const pump = () => {
      this.write();
      network.timers.after(1 + network.below(8), pump);
    };
    const beat = () => {
      this.beat();
      network.timers.after(10_000, beat);
    };
    pump();
    beat();
  }

  accept(line: Line): number {
    this.accepted += 1;
    const parts = line.offer.split(".");
    if (parts[0] === "ticket") {
      const payload = new TextEncoder().encode(JSON.stringify(welcome()));
      const { CONTROL: channel } = Channel;
      const header = { channel, kind: ControlKind.WELCOME, sender: SENDER_SERVER, number: 1 };
      this.downlink = line;
      this.downGeneration = 1;
      this.say(frameOf(headerOf(header), payload));
      return 0;
    }
    const [generation, last] = parts.slice(3).map(Number) as [number, number];
    return parts[0] === "uplink"
      ? this.uplinkOpened(line, generation)
      : this.downlinkOpened(line, generation, last);
  }

  /** Sends a frame down, as soon as there is a way. */
  say(frame: Frame): void {
    this.sent += 1;
    this.waiting.push(new FrameCutter(frame, frame.header.channel));
  }

  get isIdle(): boolean {
    return this.waiting.length === 0 && this.replay.length === 0;
  }

  received(line: Line, bytes: Uint8Array<ArrayBuffer>): void {
    const lane = [this.current, this.successor].find((one) => one?.line === line);
    if (!lane) return;
    lane.bytes += bytes.length;
    this.carried.set(lane.generation, lane.bytes);
    if (lane.bytes > this.uplinkBytes) throw new Error(`${lane.bytes} bytes on one uplink`);
    lane.decoder.feed(bytes, (unit) => this.take(lane, unit));
  }

  lost(line: Line): void {
    if (this.downlink === line) this.downlink = null;
    if (this.successor?.line === line) {
      this.successor = null;
      this.held = [];
    } else if (this.current?.line === line) {
      this.current = this.held.length === 0 ? this.successor : null;
      if (this.current === null) this.successor?.line.end(1006);
      this.successor = null;
      this.held = [];
    }
  }

  private downlinkOpened(line: Line, generation: number, last: number): number {
    if (generation <= this.downGeneration || last > this.sequence.last) return 409;
    const before = this.downlink;
    this.downGeneration = generation;
    this.downlink = line;
    if (before !== null) before.end(before.transport === "https-polling" ? 200 : 1006);
    this.acknowledge(last);
    this.beat();
    this.again();
    return 0;
  }

  /** Pieces that must arrive as they were, gaps in place of the others; pictures begin anew. */
  private again(): void {
    this.waiting = this.waiting.filter(({ frame }) => isRepeated(frame.header.channel));
    let from: number | null = null;
    for (const { number, repeated, piece } of this.replay) {
      if (!repeated) {
        from ??= number;
        continue;
      }
      if (from !== null) this.put({ type: "gap", acknowledged: 0, from, to: number - 1 });
      from = null;
      this.put(piece);
    }
    if (from !== null) this.put({ type: "gap", acknowledged: 0, from, to: this.sequence.last });
  }

  private write(): void {
    if (this.downlink === null || this.waiting.length === 0) return;
    const channels = [...new Set(this.waiting.map(({ handle }) => handle))];
    const channel = channels[this.network.below(channels.length)];
    const cutter = this.waiting.find(({ handle }) => handle === channel)!;
    const piece = cutter.next(500 + this.network.below(7000), this.sequence.next(), 0);
    const repeated = isRepeated(cutter.frame.header.channel);
    this.replay.push({ number: piece.number, repeated, piece });
    if (cutter.isFinished) this.waiting = this.waiting.filter((other) => other !== cutter);
    this.put(piece);
    this.answerPoll();
  }

  private beat(): void {
    const clockMillis = Math.floor(this.network.timers.now());
    const { echoMillis } = this;
    this.put({ type: "heartbeat", acknowledged: 0, clockMillis, echoMillis, heldMillis: 0 });
    this.answerPoll();
  }

  private put(unit: HopUnit): void {
    this.downlink?.down(writeUnit({ ...unit, acknowledged: this.arrived.last }));
  }

  /** An answer to a poll is complete as soon as something was said. */
  private answerPoll(): void {
    const { downlink } = this;
    if (downlink?.transport !== "https-polling") return;
    this.downlink = null;
    downlink.end(200);
  }

  private uplinkOpened(line: Line, generation: number): number {
    if (generation <= this.upGeneration) return 409;
    this.upGeneration = generation;
    const lane = { line, generation, decoder: new HopUnitDecoder("uplink"), bytes: 0 };
    if (this.current === null) {
      this.current = lane;
    } else {
      this.successor?.line.end(1006);
      this.successor = lane;
      this.held = [];
    }
    return 0;
  }

  private take(lane: Lane, unit: HopUnit): void {
    if (lane === this.current) this.takeCurrent(unit);
    else if (lane === this.successor) this.takeEarly(unit);
  }

  private takeCurrent(unit: HopUnit): void {
    this.units.push(unit);
    this.acknowledge(unit.acknowledged);
    if (unit.type === "heartbeat") this.echoMillis = unit.clockMillis;
    if (unit.type === "switchMark") {
      if (this.successor?.generation !== unit.newGeneration) throw new Error("bad switch");
      this.marks += 1;
      this.takeOver();
    } else if (unit.type === "gap") {
      this.arrived.accept(unit);
      this.assembler.abandonMedia();
    } else if (unit.type === "piece" && this.arrived.accept(unit)) {
      const frame = this.assembler.accept(unit);
      if (frame !== undefined) this.frames.push(frame);
    }
    if (this.network.random() < 0.3) {
      this.put({ type: "acknowledgement", acknowledged: 0 });
      this.answerPoll();
    }
  }

  private takeEarly(unit: HopUnit): void {
    const first = unit.type === "gap" ? unit.from : unit.type === "piece" ? unit.number : 0;
    if (this.held.length === 0 && first > 0 && first <= this.arrived.last + 1) {
      this.takeOver();
      this.takeCurrent(unit);
    } else if (this.held.length > 0 || first > 0) {
      this.held.push(unit.type === "piece" ? { ...unit, payload: unit.payload.slice() } : unit);
    }
  }

  private takeOver(): void {
    this.current?.line.end(1006);
    this.current = this.successor;
    this.successor = null;
    const { held } = this;
    this.held = [];
    for (const unit of held) this.takeCurrent(unit);
  }

  private acknowledge(number: number): void {
    this.sequence.acknowledge(number);
    this.replay = this.replay.filter((entry) => entry.number > number);
  }
}
