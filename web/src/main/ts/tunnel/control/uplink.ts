import { CloseCode } from "../../wire/closeCode.ts";
import type { Frame } from "../../wire/frame.ts";
import { type Heartbeat, type HopUnit, writeUnit } from "../../wire/hopUnit.ts";
import { HopUnitDecoder } from "../../wire/hopUnitDecoder.ts";
import { LARGEST_UNIT_BYTES } from "../../wire/limits.ts";
import { offerOfTunnel } from "../../wire/tunnelOpening.ts";
import { DROPPED, type Socket, type Transport, UNKNOWN_TUNNEL } from "../entity/socket.ts";
import type { TunnelIdentity } from "../entity/tunnelIdentity.ts";
import { Outgoing } from "./outgoing.ts";
import { ReconnectPolicy } from "./reconnectPolicy.ts";
import type { Failure } from "./transportChoice.ts";
import { type Connection, release, Way, type WayOwner, type WayPorts } from "./way.ts";

/** What an uplink needs of its tunnel, and tells it. */
export interface UplinkEvents {
  lastReceived(): number;
  heartbeat(): Heartbeat;
  acknowledged(number: number): void;
  /** It stands; `resumed` if it took the place of a lost one, or of another transport. */
  stands(resumed: boolean): void;
  rolledOver(): void;
  /** No picture waits any more. */
  drained(): void;
  /** A unit with an acknowledgement has gone up. */
  told(): void;
  lost(): void;
  over(code: number): void;
}

const MARK_BYTES = 20;
/** Kept free for acknowledgements and heartbeats while the successor is being opened. */
const RESERVED_BYTES = 1024;
const ROLLOVER_SHARE = 0.95;
/** How long acknowledgements may still take after the server has closed a replaced uplink. */
const LAST_WORDS_MILLIS = 1_000;
/** A replaced uplink is closed by the server; if not, by us. */
const REPLACED_MILLIS = 10_000;

/**
 * The way up of a tunnel: writes frames as pieces, no faster than the window allows and no more than one uplink carries.
 *
 * At 95 % of what an uplink may carry its successor is opened beside it; the switch mark is the last unit on the old
 * one, and frames go on once everything before it is acknowledged. After a cut it begins with what is not. Every byte of
 * hop units counts, repeats included.
 */
export class Uplink implements WayOwner {
  readonly direction = "uplink";
  readonly way: Way;
  readonly outgoing = new Outgoing();
  private identity: TunnelIdentity | null = null;
  private again: Uint8Array<ArrayBuffer>[] = [];
  private carried = 0;
  private firstBytes = 0;
  private stood = false;
  private rolling = false;
  private cancelRoll = () => {};
  /** The last number on the uplink that was replaced, until it has arrived. */
  private drainingTo: number | null = null;

  constructor(private readonly ports: WayPorts, private readonly events: UplinkEvents) {
    this.way = new Way(ports, this);
  }

  /** Opens the first connection. */
  begin(
    identity: TunnelIdentity,
    transport: Transport,
    decided: (stood: boolean, how: Failure) => void,
  ): void {
    this.identity = identity;
    this.way.resumeMillis = identity.resumeMillis;
    this.way.open(transport, decided);
  }

  offer(generation: number): string {
    const { direction, identity } = this;
    const lastReceived = this.events.lastReceived();
    const { tunnelId, secret } = identity ?? { tunnelId: "", secret: "" };
    return offerOfTunnel({ direction, tunnelId, secret, generation, lastReceived });
  }

  opening(socket: Socket): void {
    const unit = writeUnit(this.events.heartbeat());
    this.firstBytes = unit.length;
    socket.send(unit);
  }

  stands(now: Connection, before: Connection | null): void {
    const rolled = this.rolling && before !== null;
    this.cancelRoll();
    this.rolling = false;
    if (rolled) this.mark(before, now.generation);
    else if (before !== null) release(before, DROPPED);
    this.carried = this.firstBytes;
    const resumed = this.stood && !rolled;
    this.stood = true;
    if (resumed) this.repeatAll();
    if (rolled) this.events.rolledOver();
    else this.events.stands(resumed);
    this.write();
  }

  received(bytes: Uint8Array<ArrayBuffer>): void {
    try {
      // The answer to a request holds whole units, and nothing but acknowledgements.
      const decoder = new HopUnitDecoder("downlink");
      decoder.feed(bytes, (unit) => this.events.acknowledged(unit.acknowledged));
      decoder.endOfMessage();
    } catch {
      this.over(CloseCode.BAD_FRAME);
      return;
    }
    this.write();
  }

  repeats(bytes: number): boolean {
    if (this.carried + bytes + MARK_BYTES > this.limit) return false;
    this.carried += bytes;
    return true;
  }

  lost(): void {
    this.cancelRoll();
    this.rolling = false;
    this.events.lost();
  }

  over(code: number): void {
    this.events.over(code);
  }

  /** Queues a frame and writes what may be written. */
  send(frame: Frame): void {
    this.outgoing.add(frame);
    this.write();
  }

  /** Sends a unit that belongs to no frame; without a connection it is left out, since each says what the last one said. */
  say(unit: HopUnit): void {
    const bytes = writeUnit(unit);
    if (this.carried + bytes.length + MARK_BYTES > this.limit) return;
    this.put(bytes);
  }

  /** Writes what waits, as far as window and uplink allow. */
  write(): void {
    const waited = this.outgoing.mediaWaits;
    while (this.hasRoom()) {
      const unit = this.again.shift() ?? this.next();
      if (unit === null) break;
      this.put(unit);
    }
    if (waited && !this.outgoing.mediaWaits) this.events.drained();
  }

  /** Closes everything; nothing is written any more. */
  stop(code: number): void {
    this.cancelRoll();
    this.way.stop(code);
  }

  private get limit(): number {
    return this.identity?.uplinkBytes ?? Number.POSITIVE_INFINITY;
  }

  private hasRoom(): boolean {
    if (this.drainingTo !== null && this.outgoing.acknowledged < this.drainingTo) return false;
    this.drainingTo = null;
    const most = this.carried + LARGEST_UNIT_BYTES + RESERVED_BYTES;
    return this.stood && this.way.standing !== null && most <= this.limit;
  }

  private next(): Uint8Array<ArrayBuffer> | null {
    if (this.outgoing.isExhausted) {
      // No number is left: only a new tunnel can go on.
      this.over(UNKNOWN_TUNNEL);
      return null;
    }
    return this.outgoing.next(this.ports.timers.now(), this.events.lastReceived());
  }

  private put(unit: Uint8Array<ArrayBuffer>): void {
    const { standing } = this.way;
    if (standing === null || !this.stood) return;
    this.carried += unit.length;
    standing.socket.send(unit);
    this.events.told();
    if (this.carried >= this.limit * ROLLOVER_SHARE) this.roll(null);
  }

  private roll(policy: ReconnectPolicy | null): void {
    const { standing } = this.way;
    if (this.rolling || standing === null || this.way.isOpening) return;
    this.rolling = true;
    const { timers, random } = this.ports;
    const pauses = policy ?? new ReconnectPolicy(0, random, { withinMillis: Infinity });
    this.way.open(standing.transport, (stood) => {
      if (stood) return;
      const pause = pauses.nextDelay(timers.now()) ?? 0;
      this.cancelRoll = timers.after(pause, () => {
        this.rolling = false;
        this.roll(pauses);
      });
    });
  }

  private mark(before: Connection, newGeneration: number): void {
    const { socket } = before;
    let carried = this.carried + MARK_BYTES;
    socket.repeats = (bytes) => {
      carried += bytes;
      return carried <= this.limit;
    };
    this.drainingTo = this.outgoing.lastNumber;
    socket.closed = () => {
      // Closed because it was replaced, or broken before its last words were read: the acknowledgements tell.
      this.ports.timers.after(LAST_WORDS_MILLIS, () => this.repeatIfDraining(newGeneration));
    };
    const acknowledged = this.events.lastReceived();
    socket.send(writeUnit({ type: "switchMark", acknowledged, newGeneration }));
    this.ports.timers.after(REPLACED_MILLIS, () => release(before, DROPPED));
  }

  private repeatIfDraining(generation: number): void {
    if (this.drainingTo === null || this.way.standing?.generation !== generation) return;
    this.repeatAll();
    this.events.stands(true);
    this.write();
  }

  private repeatAll(): void {
    this.drainingTo = null;
    this.again = this.outgoing.again(this.events.lastReceived());
  }
}
