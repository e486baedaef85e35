import { every } from "../../shell/entity/timers.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import type { Frame } from "../../wire/frame.ts";
import type { Heartbeat } from "../../wire/hopUnit.ts";
import { ABNORMAL, DROPPED, type Transport } from "../entity/socket.ts";
import type { TunnelFigures, TunnelState } from "../entity/tunnelFigures.ts";
import type { TunnelIdentity } from "../entity/tunnelIdentity.ts";
import { Acknowledger } from "./acknowledger.ts";
import { Climb } from "./climb.ts";
import { Downlink } from "./downlink.ts";
import { Heartbeats } from "./heartbeats.ts";
import type { Failure } from "./transportChoice.ts";
import { Uplink } from "./uplink.ts";
import type { WayPorts } from "./way.ts";

/** What a tunnel needs from outside. */
export interface TunnelPorts extends WayPorts {
  /** A ticket is good for one connection: another one, after the first could not be opened. */
  readonly freshTicket: () => Promise<string>;
}

/** What a tunnel tells its owner. */
export interface TunnelEvents {
  frame(frame: Frame): void;
  /** The uplink is open: from now on frames can be sent. */
  linked(): void;
  roundTrip(milliseconds: number): void;
  /** No picture waits for the uplink any more. */
  drained(): void;
  /** Pictures on the way up were lost: a new one that needs no other must follow. */
  picturesLost(): void;
  /** State or transport have changed. */
  changed(state: TunnelState): void;
  /** The tunnel has ended, once; a code under 1000 says that it cannot be taken up again. */
  closed(code: number): void;
}

const HEARTBEAT_MILLIS = 10_000;
const SILENCE_MILLIS = 30_000;
const OPENING_MILLIS = 40_000;

const FOLLOWING: Readonly<Record<TunnelState, readonly TunnelState[]>> = {
  opening: ["open", "closed"],
  open: ["resuming", "closed"],
  resuming: ["open", "closed"],
  closed: [],
};

/**
 * This participant's link to the server: two connections at a time, one down, one up, over WebSocket or HTTPS.
 *
 * OPENING → OPEN ⇄ RESUMING → CLOSED. It begins with the downlink, which shows the ticket; the owner answers the welcome
 * with {@link link}, which opens the uplink. A connection that is lost, or silent for 30 seconds, is taken up again for a
 * minute, on whatever transport works; frames that must arrive do so once and in order. It ends by a reason of the
 * server, when that minute is over, or when the server does not know it any more.
 */
export class Tunnel {
  private readonly downlink: Downlink;
  private readonly uplink: Uplink;
  private readonly climb: Climb;
  private readonly acknowledger: Acknowledger;
  private readonly heartbeats = new Heartbeats();
  private readonly cancels: (() => void)[] = [];
  private state: TunnelState = "opening";
  private identity: TunnelIdentity | null = null;
  private transport: Transport;
  private lastHeard: number;
  private lastEcho = 0;
  /** When the server last showed that it hears us. */
  private lastHeardOfUs: number;
  private resumes = 0;
  private switches = 0;
  private rollovers = 0;
  private ending = false;

  constructor(
    private readonly ports: TunnelPorts,
    ticket: string,
    private readonly events: TunnelEvents,
  ) {
    const { timers, choice } = ports;
    this.lastHeard = this.lastHeardOfUs = timers.now();
    this.acknowledger = new Acknowledger(timers, () => this.acknowledge());
    this.downlink = new Downlink(ports, {
      heard: () => this.heard(),
      frame: (frame) => this.isOver || events.frame(frame),
      acknowledged: (number) => this.acknowledged(number),
      heartbeat: (heartbeat) => this.heartbeat(heartbeat),
      arrived: (asking) => this.acknowledger.arrived(asking),
      stands: () => this.stands(),
      lost: () => this.lost(),
      over: (code) => this.end(code),
    });
    this.uplink = new Uplink(ports, {
      lastReceived: () => this.downlink.lastReceived,
      heartbeat: () => this.heartbeats.next(timers.now(), this.downlink.lastReceived),
      acknowledged: (number) => this.acknowledged(number),
      stands: (resumed) => this.uplinkStands(resumed),
      rolledOver: () => this.rolledOver(),
      drained: () => events.drained(),
      told: () => this.acknowledger.told(),
      lost: () => this.lost(),
      over: (code) => this.end(code),
    });
    this.climb = new Climb(timers, choice, [this.downlink.way, this.uplink.way]);
    this.cancels.push(
      timers.after(OPENING_MILLIS, () => this.state !== "opening" || this.end(ABNORMAL)),
      every(timers, HEARTBEAT_MILLIS, () => this.beat()),
    );
    this.transport = choice.first();
    this.begin(this.transport, ticket);
  }

  /** Opens the uplink with what the welcome said. */
  link(identity: TunnelIdentity): void {
    if (this.identity !== null || this.isOver) return;
    this.identity = identity;
    this.downlink.identify(identity);
    this.linkOver(identity, this.transport);
  }

  /** Queues a frame and writes what the window allows; while no uplink stands, it waits. */
  send(frame: Frame): void {
    if (!this.isOver) this.uplink.send(frame);
  }

  /** Bytes per second that the line carries, 0 if it was not busy lately. */
  bytesPerSecond(): number {
    return this.uplink.outgoing.window.lineBytesPerSecond(this.ports.timers.now());
  }

  figures(): TunnelFigures {
    const { transport, resumes, switches, rollovers } = this;
    const { window, waitingBytes } = this.uplink.outgoing;
    const windowBytes = window.sizeBytes();
    const unacknowledgedBytes = window.unacknowledgedBytes();
    const counts = { resumes, switches, rollovers };
    return { transport, ...counts, windowBytes, unacknowledgedBytes, waitingBytes };
  }

  /** The server has said its last words: a connection that is lost now is not taken up again. */
  expectEnd(): void {
    this.ending = true;
  }

  /** Ends the tunnel from this side. */
  close(code: number = CloseCode.NORMAL): void {
    this.end(code);
  }

  private get isOver(): boolean {
    return this.state === "closed";
  }

  private begin(transport: Transport, ticket: string): void {
    this.transport = transport;
    this.downlink.begin(transport, ticket, (stood, how) => {
      if (!stood) void this.beginInstead(transport, how);
    });
  }

  private async beginInstead(failed: Transport, how: Failure): Promise<void> {
    if (this.state !== "opening") return;
    const next = this.ports.choice.instead(failed, how);
    if (next === null) return this.end(ABNORMAL);
    try {
      const ticket = await this.ports.freshTicket();
      if (this.state === "opening") this.begin(next, ticket);
    } catch {
      // The owner hears the reason when it joins again.
      this.end(ABNORMAL);
    }
  }

  private linkOver(identity: TunnelIdentity, transport: Transport): void {
    this.uplink.begin(identity, transport, (stood, how) => {
      if (stood || this.state !== "opening") return;
      const next = this.ports.choice.instead(transport, how);
      if (next === null) this.end(ABNORMAL);
      else this.linkOver(identity, next);
    });
  }

  private heard(): void {
    this.lastHeard = this.ports.timers.now();
    if (!this.isOver) this.uplink.write();
  }

  private acknowledged(number: number): void {
    const now = this.ports.timers.now();
    const before = this.uplink.outgoing.window.unacknowledgedBytes();
    this.uplink.outgoing.acknowledge(number, now);
    const after = this.uplink.outgoing.window.unacknowledgedBytes();
    if (after !== before) this.lastHeardOfUs = now;
  }

  private heartbeat(heartbeat: Heartbeat): void {
    const now = this.ports.timers.now();
    if (heartbeat.echoMillis !== this.lastEcho) this.lastHeardOfUs = now;
    this.lastEcho = heartbeat.echoMillis;
    const roundTrip = this.heartbeats.heard(heartbeat, now);
    if (roundTrip !== null) this.events.roundTrip(roundTrip);
  }

  private acknowledge(): void {
    this.uplink.say({ type: "acknowledgement", acknowledged: this.downlink.lastReceived });
  }

  private beat(): void {
    const now = this.ports.timers.now();
    if (now - this.lastHeard > SILENCE_MILLIS) {
      this.lastHeard = now;
      this.downlink.way.lose();
      this.uplink.way.lose();
    } else if (now - this.lastHeardOfUs > SILENCE_MILLIS) {
      this.lastHeardOfUs = now;
      this.uplink.way.lose();
    }
    if (!this.isOver) this.uplink.say(this.heartbeats.next(now, this.downlink.lastReceived));
  }

  private uplinkStands(resumed: boolean): void {
    this.lastHeardOfUs = this.ports.timers.now();
    if (this.state === "opening") {
      this.become("open");
      this.events.linked();
    }
    if (resumed) this.events.picturesLost();
    this.stands();
  }

  private stands(): void {
    this.lastHeard = this.ports.timers.now();
    const transport = this.downlink.way.standing?.transport ?? this.transport;
    const switched = this.identity !== null && transport !== this.transport;
    this.transport = transport;
    if (switched) this.switches += 1;
    if (this.state === "opening" || this.isOver) return;
    const both = this.downlink.way.standing !== null && this.uplink.way.standing !== null;
    if (both && this.state === "resuming") {
      this.resumes += 1;
      this.become("open");
    } else if (switched) {
      this.events.changed(this.state);
    }
    this.climb.later();
  }

  private rolledOver(): void {
    this.rollovers += 1;
    this.events.changed(this.state);
  }

  /** Before the hello the server does not wait for a connection that is lost, nor after its last words. */
  private lost(): void {
    if (this.state === "opening" || this.ending) this.end(ABNORMAL);
    else if (this.state === "open") this.become("resuming");
  }

  private end(code: number): void {
    if (this.isOver) return;
    this.become("closed");
    this.acknowledger.told();
    this.climb.stop();
    for (const cancel of this.cancels) cancel();
    const own = code === CloseCode.NORMAL || code >= 4000 ? code : DROPPED;
    this.uplink.stop(own);
    this.downlink.way.stop(own);
    this.events.closed(code);
  }

  /** The only writer of the state. */
  private become(next: TunnelState): void {
    if (!FOLLOWING[this.state].includes(next)) throw new Error(`${this.state} to ${next}`);
    this.state = next;
    this.events.changed(next);
  }
}
