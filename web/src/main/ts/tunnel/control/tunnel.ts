import { every, type Timers } from "../../shell/entity/timers.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import type { Frame } from "../../wire/frame.ts";
import { FrameAssembler } from "../../wire/frameAssembler.ts";
import { type HopUnit, writeUnit } from "../../wire/hopUnit.ts";
import { HopUnitDecoder } from "../../wire/hopUnitDecoder.ts";
import { ReceiveSequence } from "../../wire/sequence.ts";
import { offerOfTunnel, offerWithTicket } from "../../wire/tunnelOpening.ts";
import type { OpenSocket, Socket } from "../entity/socket.ts";
import { Heartbeats } from "./heartbeats.ts";
import { Outgoing } from "./outgoing.ts";

/** What a tunnel tells its owner. */
export interface TunnelEvents {
  frame(frame: Frame): void;
  /** The uplink is open: from now on frames can be sent. */
  linked(): void;
  roundTrip(milliseconds: number): void;
  /** No picture waits for the uplink any more. */
  drained(): void;
  /** The tunnel has ended, once. */
  closed(code: number): void;
}

const HEARTBEAT_MILLIS = 10_000;
const SILENCE_MILLIS = 30_000;
const OPENING_MILLIS = 15_000;
const ACKNOWLEDGE_MILLIS = 50;
const ACKNOWLEDGE_BYTES = 32 * 1024;
const LINGER_MILLIS = 400;
/** What a browser says when a connection broke without a word. */
const ABNORMAL = 1006;

/**
 * This participant's link to the server: two WebSocket connections, one down, one up.
 *
 * It begins with the downlink, which shows the ticket; the owner answers the welcome with {@link link}, which opens the
 * uplink. The end of one connection is the end of the tunnel. It acknowledges what arrives, sends no more than the
 * server has taken in, and gives signs of life; when the other end is silent for 30 seconds, it closes.
 */
export class Tunnel {
  private readonly outgoing = new Outgoing();
  private readonly received = new ReceiveSequence();
  private readonly assembler = new FrameAssembler();
  private readonly decoder = new HopUnitDecoder("downlink");
  private readonly heartbeats = new Heartbeats();
  private readonly downlink: Socket;
  private uplink: Socket | null = null;
  private linked = false;
  private over = false;
  private ending = false;
  private lastHeard: number;
  private unacknowledgedBytes = 0;
  private cancelAcknowledgement: (() => void) | null = null;
  private readonly cancels: (() => void)[] = [];

  constructor(
    private readonly open: OpenSocket,
    ticket: string,
    private readonly timers: Timers,
    private readonly events: TunnelEvents,
  ) {
    this.lastHeard = timers.now();
    this.downlink = open(offerWithTicket(ticket));
    this.downlink.received = (bytes) => this.take(bytes);
    this.downlink.closed = (code) => this.connectionClosed(code);
    this.cancels.push(timers.after(OPENING_MILLIS, () => this.linked || this.close(ABNORMAL)));
    this.cancels.push(every(timers, HEARTBEAT_MILLIS, () => this.beat()));
  }

  /** Opens the uplink with what the welcome said. */
  link(tunnelId: string, secret: string): void {
    if (this.uplink !== null || this.over) return;
    const lastReceived = this.received.last;
    const offer = { direction: "uplink", tunnelId, secret, generation: 1, lastReceived } as const;
    this.uplink = this.open(offerOfTunnel(offer));
    this.uplink.closed = (code) => this.connectionClosed(code);
    this.uplink.opened = () => {
      this.linked = true;
      this.events.linked();
      this.beat();
      this.write();
    };
  }

  /** Queues a frame and writes what the window allows. */
  send(frame: Frame): void {
    this.outgoing.add(frame);
    this.write();
  }

  /** Bytes per second that the line carries, 0 if it was not busy lately. */
  bytesPerSecond(): number {
    return this.outgoing.window.lineBytesPerSecond(this.timers.now());
  }

  /** Ends the tunnel from this side. */
  close(code: number = CloseCode.NORMAL): void {
    this.end(code);
  }

  private take(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.over) return;
    this.lastHeard = this.timers.now();
    try {
      this.decoder.feed(bytes, (unit) => this.unit(unit));
    } catch {
      // What the server sends is not our protocol; there is nothing to save.
      this.end(CloseCode.BAD_FRAME);
      return;
    }
    this.write();
  }

  private unit(unit: HopUnit): void {
    const now = this.timers.now();
    this.outgoing.acknowledge(unit.acknowledged, now);
    switch (unit.type) {
      case "piece":
        if (!this.received.accept(unit)) return;
        this.acknowledgeSoon(unit.payload.length);
        this.deliver(this.assembler.accept(unit));
        break;
      case "gap":
        if (this.received.accept(unit)) this.assembler.abandonMedia();
        break;
      case "heartbeat": {
        const roundTrip = this.heartbeats.heard(unit, now);
        if (roundTrip !== null) this.events.roundTrip(roundTrip);
        break;
      }
      default:
        break;
    }
  }

  private deliver(frame: Frame | undefined): void {
    if (frame !== undefined && !this.over) this.events.frame(frame);
  }

  private write(): void {
    if (!this.linked || this.over) return;
    const waited = this.outgoing.mediaWaits;
    const now = this.timers.now();
    for (;;) {
      const unit = this.outgoing.next(now, this.received.last);
      if (unit === null) break;
      this.acknowledged();
      this.uplink?.send(unit);
    }
    if (waited && !this.outgoing.mediaWaits) this.events.drained();
  }

  private acknowledgeSoon(bytes: number): void {
    this.unacknowledgedBytes += bytes;
    if (this.unacknowledgedBytes >= ACKNOWLEDGE_BYTES) {
      this.acknowledgeNow();
    } else {
      this.cancelAcknowledgement ??= this.timers.after(
        ACKNOWLEDGE_MILLIS,
        () => this.acknowledgeNow(),
      );
    }
  }

  private acknowledgeNow(): void {
    this.acknowledged();
    if (!this.linked || this.over) return;
    this.uplink?.send(writeUnit({ type: "acknowledgement", acknowledged: this.received.last }));
  }

  private acknowledged(): void {
    this.cancelAcknowledgement?.();
    this.cancelAcknowledgement = null;
    this.unacknowledgedBytes = 0;
  }

  private beat(): void {
    const now = this.timers.now();
    if (now - this.lastHeard > SILENCE_MILLIS) {
      this.end(CloseCode.PEER_SILENT);
      return;
    }
    if (this.linked) {
      this.uplink?.send(writeUnit(this.heartbeats.next(now, this.received.last)));
    }
  }

  /** The server names its reason on one connection, the other may break first: wait a moment for the better word. */
  private connectionClosed(code: number): void {
    if (this.over) return;
    if (code >= 4000) {
      this.end(code);
    } else if (!this.ending) {
      this.ending = true;
      this.cancels.push(this.timers.after(LINGER_MILLIS, () => this.end(code)));
    }
  }

  private end(code: number): void {
    if (this.over) return;
    this.over = true;
    this.acknowledged();
    for (const cancel of this.cancels) cancel();
    const own = code >= 4000 ? code : CloseCode.NORMAL;
    for (const socket of [this.uplink, this.downlink]) socket?.close(own);
    this.events.closed(code);
  }
}
