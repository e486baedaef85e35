import type { Timers } from "../../shell/entity/timers.ts";
import type { Direction } from "../../wire/hopUnit.ts";
import {
  ABNORMAL,
  ANSWERED,
  DROPPED,
  type OpenSocket,
  type Socket,
  type Transport,
  UNKNOWN_TUNNEL,
} from "../entity/socket.ts";
import { ReconnectPolicy } from "./reconnectPolicy.ts";
import type { Failure, TransportChoice } from "./transportChoice.ts";

/** What the ways of one tunnel share. */
export interface WayPorts {
  readonly open: OpenSocket;
  readonly timers: Timers;
  readonly random: () => number;
  readonly choice: TransportChoice;
}

/** One connection with what its offer said. */
export interface Connection {
  readonly socket: Socket;
  readonly transport: Transport;
  readonly generation: number;
}

/** Whose connections a way looks after. */
export interface WayOwner {
  readonly direction: Direction;
  offer(generation: number): string;
  /** A connection is being opened: what it must say for that. */
  opening(socket: Socket): void;
  /** It took the place of another, or of none. */
  stands(now: Connection, before: Connection | null): void;
  received(bytes: Uint8Array<ArrayBuffer>): void;
  /** Whether so many bytes may be repeated on the connection. */
  repeats(bytes: number): boolean;
  /** No connection stands; the way takes it up again by itself. */
  lost(): void;
  /** No connection will stand any more. */
  over(code: number): void;
}

/** How long a connection may take to carry; a poll may find that there is nothing to say for 15 s. */
const STANDS_WITHIN_MILLIS: Readonly<Record<Transport, number>> = {
  "websocket": 5_000,
  "https": 5_000,
  "https-polling": 20_000,
};
const ANSWERED_WITHIN_MILLIS = 25_000;
/** An answer that came at once and held no more than a heartbeat: the next question can wait a little. */
const QUIET_BYTES = 32;
const QUIET_WITHIN_MILLIS = 1_000;
const QUIET_PAUSE_MILLIS = 200;

/**
 * The connections of one direction of a tunnel: the one that stands, and one that is being opened beside or after it.
 *
 * Each gets the next generation. A lost one is taken up again with growing pauses for as long as the server waits for
 * it; until the new one carries, the old one is left alone, and a try that fails harms nothing.
 */
export class Way {
  /** How long the server waits for a lost connection. */
  resumeMillis: number | undefined;
  private generation = 0;
  private current: Connection | null = null;
  private candidate: Connection | null = null;
  private decided: (stood: boolean, how: Failure) => void = () => {};
  private policy: ReconnectPolicy | null = null;
  private cancelRetry = () => {};
  private cancelLimit = () => {};
  private cancelPollLimit = () => {};
  private askedAt = 0;
  private answeredBytes = 0;
  private pollIsDue = false;
  private stopped = false;

  constructor(private readonly ports: WayPorts, private readonly owner: WayOwner) {}

  /** The connection that stands. */
  get standing(): Connection | null {
    return this.current;
  }

  /** Whether a connection is being opened. */
  get isOpening(): boolean {
    return this.candidate !== null;
  }

  /** The generation that the next connection gets. */
  get nextGeneration(): number {
    return this.generation + 1;
  }

  /** Opens a connection that takes the place of what stands; says later whether it did. */
  open(transport: Transport, decided: (stood: boolean, how: Failure) => void = () => {}): void {
    this.forgetCandidate();
    this.decided = decided;
    const connection = this.make(transport);
    this.candidate = connection;
    this.cancelLimit = this.ports.timers.after(
      STANDS_WITHIN_MILLIS[transport],
      () => this.candidateFailed(connection, ABNORMAL, "silent"),
    );
    const { socket } = connection;
    socket.opened = () => this.candidateStands(connection);
    socket.closed = (code) => this.candidateFailed(connection, code, "refused");
    this.owner.opening(socket);
  }

  /** Takes what stands for lost. */
  lose(): void {
    const { current, candidate, decided } = this;
    if (this.stopped || current === null) return;
    this.forgetCandidate();
    this.cancelPollLimit();
    this.pollIsDue = false;
    if (candidate !== null) decided(false, "silent");
    release(current, DROPPED);
    this.connectionLost(current);
  }

  /** Closes everything with this code. */
  stop(code: number): void {
    this.stopped = true;
    this.cancelRetry();
    this.cancelLimit();
    this.cancelPollLimit();
    if (this.candidate !== null) release(this.candidate, code);
    if (this.current !== null) release(this.current, code);
    this.candidate = null;
    this.current = null;
  }

  /** Begins anew, with the first generation; nothing has stood yet. */
  reset(): void {
    this.forgetCandidate();
    this.generation = 0;
  }

  private make(transport: Transport): Connection {
    this.askedAt = this.ports.timers.now();
    this.answeredBytes = 0;
    this.generation += 1;
    const { direction } = this.owner;
    const { generation } = this;
    const socket = this.ports.open(transport, direction, this.owner.offer(generation));
    socket.received = (bytes) => {
      this.answeredBytes += bytes.length;
      this.owner.received(bytes);
    };
    socket.repeats = (bytes) => this.owner.repeats(bytes);
    return { socket, transport, generation };
  }

  private candidateStands(connection: Connection): void {
    const before = this.current;
    this.cancelLimit();
    this.cancelRetry();
    this.cancelPollLimit();
    this.pollIsDue = false;
    this.candidate = null;
    this.policy = null;
    this.become(connection);
    this.ports.choice.worked(connection.transport, this.ports.timers.now());
    this.owner.stands(connection, before);
    this.decided(true, "refused");
  }

  private become(connection: Connection): void {
    this.current = connection;
    connection.socket.opened = () => {};
    connection.socket.closed = (code) => this.currentClosed(connection, code);
  }

  private candidateFailed(connection: Connection, code: number, how: Failure): void {
    this.cancelLimit();
    release(connection, DROPPED);
    this.candidate = null;
    if (isLast(code)) {
      this.owner.over(code);
      return;
    }
    const resuming = this.policy !== null;
    this.decided(false, how);
    if (this.stopped) return;
    if (!resuming) {
      if (this.pollIsDue) this.pollNow();
      return;
    }
    const { choice } = this.ports;
    choice.failed(connection.transport, how);
    if (choice.isBesideNext) this.open(choice.next());
    else this.retryLater();
  }

  private currentClosed(connection: Connection, code: number): void {
    if (this.stopped || this.current !== connection) return;
    if (isLast(code)) {
      this.owner.over(code);
    } else if (this.candidate !== null) {
      // Perhaps only because the server has taken the new one: that shows soon.
      this.waitForCandidate(connection, code);
    } else if (code === ANSWERED) {
      this.poll();
    } else {
      this.connectionLost(connection);
    }
  }

  private waitForCandidate(connection: Connection, code: number): void {
    const decided = this.decided;
    this.current = null;
    this.decided = (stood, how) => {
      decided(stood, how);
      if (stood || this.stopped) return;
      if (code === ANSWERED) this.poll();
      else this.connectionLost(connection);
    };
  }

  /** Asks again, at once unless nothing happens. */
  private poll(): void {
    const { timers } = this.ports;
    const quick = timers.now() - this.askedAt < QUIET_WITHIN_MILLIS;
    this.pollIsDue = true;
    if (!quick || this.answeredBytes > QUIET_BYTES) {
      this.pollNow();
    } else {
      this.cancelPollLimit = timers.after(QUIET_PAUSE_MILLIS, () => this.pollNow());
    }
  }

  /** The next request of a polling downlink: it stands as its answers come. */
  private pollNow(): void {
    if (!this.pollIsDue || this.candidate !== null) return;
    this.pollIsDue = false;
    const connection = this.make("https-polling");
    this.become(connection);
    this.cancelPollLimit = this.ports.timers.after(ANSWERED_WITHIN_MILLIS, () => {
      if (this.current !== connection) return;
      release(connection, DROPPED);
      this.currentClosed(connection, ABNORMAL);
    });
    connection.socket.opened = () => this.cancelPollLimit();
  }

  private connectionLost(connection: Connection): void {
    const { timers, choice, random } = this.ports;
    const now = timers.now();
    this.current = null;
    choice.lost(connection.transport, now);
    const withinMillis = this.resumeMillis;
    const wish = withinMillis === undefined ? {} : { withinMillis };
    this.policy = new ReconnectPolicy(now, random, { atOnce: true, ...wish });
    this.owner.lost();
    if (!this.stopped) this.retryLater();
  }

  private retryLater(): void {
    const { timers, choice } = this.ports;
    const delay = this.policy?.nextDelay(timers.now()) ?? null;
    if (delay === null) this.owner.over(ABNORMAL);
    else this.cancelRetry = timers.after(delay, () => this.open(choice.next()));
  }

  private forgetCandidate(): void {
    this.cancelRetry();
    this.cancelLimit();
    if (this.candidate !== null) release(this.candidate, DROPPED);
    this.candidate = null;
  }
}

/** Nothing that this connection still says is heard. */
export function release(connection: Connection, code: number): void {
  const { socket } = connection;
  socket.opened = () => {};
  socket.received = () => {};
  socket.closed = () => {};
  socket.repeats = () => false;
  socket.close(code);
}

/**
 * Whether a close ends the tunnel: by a reason of the server, or because it does not know the tunnel any more.
 *
 * 1000 is none: the server closes so what is replaced or leads nowhere.
 */
function isLast(code: number): boolean {
  return code === UNKNOWN_TUNNEL || code >= 4000;
}
