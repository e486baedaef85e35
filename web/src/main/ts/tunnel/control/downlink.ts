import type { Frame } from "../../wire/frame.ts";
import { FrameAssembler } from "../../wire/frameAssembler.ts";
import type { Heartbeat, HopUnit } from "../../wire/hopUnit.ts";
import { HopUnitDecoder } from "../../wire/hopUnitDecoder.ts";
import { ReceiveSequence } from "../../wire/sequence.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import { offerOfTunnel, offerWithTicket } from "../../wire/tunnelOpening.ts";
import { DROPPED, type Transport } from "../entity/socket.ts";
import type { TunnelIdentity } from "../entity/tunnelIdentity.ts";
import type { Failure } from "./transportChoice.ts";
import { type Connection, release, Way, type WayOwner, type WayPorts } from "./way.ts";

/** What a downlink tells its tunnel. */
export interface DownlinkEvents {
  /** Bytes have come; everything in them was told before. */
  heard(): void;
  frame(frame: Frame): void;
  acknowledged(number: number): void;
  heartbeat(heartbeat: Heartbeat): void;
  /** A unit has come that is to be acknowledged, at once if it asks for it. */
  arrived(asking: boolean): void;
  stands(): void;
  lost(): void;
  over(code: number): void;
}

/** The way down of a tunnel: finds units in bytes and frames in pieces, over any number of connections. */
export class Downlink implements WayOwner {
  readonly direction = "downlink";
  readonly way: Way;
  private sequence = new ReceiveSequence();
  private assembler = new FrameAssembler();
  private decoder = new HopUnitDecoder("downlink");
  private ticket = "";
  private identity: TunnelIdentity | null = null;

  constructor(ports: WayPorts, private readonly events: DownlinkEvents) {
    this.way = new Way(ports, this);
  }

  /** The last number up to which everything has arrived. */
  get lastReceived(): number {
    return this.sequence.last;
  }

  /** Begins a tunnel with a ticket; forgets an earlier one that did not come about. */
  begin(
    transport: Transport,
    ticket: string,
    decided: (stood: boolean, how: Failure) => void,
  ): void {
    this.sequence = new ReceiveSequence();
    this.assembler = new FrameAssembler();
    this.ticket = ticket;
    this.way.reset();
    this.way.open(transport, decided);
  }

  /** Later connections show this. */
  identify(identity: TunnelIdentity): void {
    this.identity = identity;
    this.way.resumeMillis = identity.resumeMillis;
  }

  offer(generation: number): string {
    const { identity, direction, lastReceived } = this;
    if (identity === null) return offerWithTicket(this.ticket);
    const { tunnelId, secret } = identity;
    return offerOfTunnel({ direction, tunnelId, secret, generation, lastReceived });
  }

  opening(): void {}

  stands(_now: Connection, before: Connection | null): void {
    if (before !== null) release(before, DROPPED);
    this.decoder = new HopUnitDecoder("downlink");
    this.events.stands();
  }

  repeats(): boolean {
    return false;
  }

  lost(): void {
    this.events.lost();
  }

  over(code: number): void {
    this.events.over(code);
  }

  received(bytes: Uint8Array<ArrayBuffer>): void {
    try {
      this.decoder.feed(bytes, (unit) => this.unit(unit));
    } catch {
      // What the server sends is not our protocol; there is nothing to save.
      this.over(CloseCode.BAD_FRAME);
      return;
    }
    this.events.heard();
  }

  private unit(unit: HopUnit): void {
    this.events.acknowledged(unit.acknowledged);
    switch (unit.type) {
      case "piece": {
        if (!this.sequence.accept(unit)) return;
        this.events.arrived(unit.asking);
        const frame = this.assembler.accept(unit);
        if (frame !== undefined) this.events.frame(frame);
        break;
      }
      case "gap":
        // Also a repeated one: whoever names a gap has given its unfinished pictures up.
        if (this.sequence.accept(unit)) this.events.arrived(false);
        this.assembler.abandonMedia();
        break;
      case "heartbeat":
        this.events.heartbeat(unit);
        break;
      default:
        break;
    }
  }
}
