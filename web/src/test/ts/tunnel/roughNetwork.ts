import type { OpenSocket, Socket, Transport } from "../../../main/ts/tunnel/entity/socket.ts";
import type { Direction } from "../../../main/ts/wire/hopUnit.ts";
import type { FakeTimers } from "../fakeTimers.ts";

/** The server's side of a network that can be cut. */
export interface ServerSide {
  /** A connection arrives; answers 0, or the status with which it is refused. */
  accept(line: Line): number;
  received(line: Line, bytes: Uint8Array<ArrayBuffer>): void;
  lost(line: Line): void;
}

/** A network with delays, chunks of any size, and cuts; everything by one seeded chance. */
export class RoughNetwork {
  readonly lines = new Set<Line>();
  /** What is refused before it reaches the server. */
  blocked = new Set<Transport>();
  down = false;

  constructor(
    readonly timers: FakeTimers,
    readonly random: () => number,
    private readonly server: () => ServerSide,
  ) {}

  readonly open: OpenSocket = (transport, direction, offer) => {
    const line = new Line(this, this.server(), transport, direction, offer);
    this.lines.add(line);
    return line;
  };

  /** Breaks one connection, or all. */
  cut(one: boolean): void {
    const alive = [...this.lines];
    const hit = one ? alive.filter((_, at) => at === this.below(alive.length)) : alive;
    for (const line of hit) line.cut();
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

/** One connection; its bytes arrive in their order, those on their way are lost by a cut. */
export class Line implements Socket {
  opened: Socket["opened"] = () => {};
  received: Socket["received"] = () => {};
  closed: Socket["closed"] = () => {};
  repeats: Socket["repeats"] = () => true;
  private upAt = 0;
  private downAt = 0;
  private alive = true;
  private carries = false;

  constructor(
    private readonly network: RoughNetwork,
    private readonly server: ServerSide,
    readonly transport: Transport,
    readonly direction: Direction,
    readonly offer: string,
  ) {
    this.up(() => {
      const blocked = network.down || network.blocked.has(transport);
      const refusal = blocked ? 1006 : server.accept(this);
      if (refusal !== 0) this.end(refusal);
      else if (direction === "uplink") this.toClient(() => this.stand());
    });
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    const sent = bytes.slice();
    this.up(() => this.server.received(this, sent));
  }

  close(): void {
    if (!this.alive) return;
    this.up(() => this.forget());
    this.closed = () => {};
  }

  /** The server sends; a stream cuts it anywhere. */
  down(bytes: Uint8Array<ArrayBuffer>): void {
    for (let at = 0; at < bytes.length;) {
      const whole = this.transport === "websocket";
      const length = whole ? bytes.length : 1 + this.network.below(bytes.length - at);
      const chunk = bytes.slice(at, at + length);
      at += length;
      this.toClient(() => {
        this.stand();
        this.received(chunk);
      });
    }
  }

  /** The server ends it after what it has sent; 200 completes the answer to a poll. */
  end(code: number): void {
    this.toClient(() => {
      this.alive = false;
      this.network.lines.delete(this);
      if (code === 200) this.stand();
      this.closed(code, "");
    });
  }

  /** Nothing arrives any more; both ends learn it, each in its own time. */
  cut(): void {
    if (!this.alive) return;
    this.forget();
    const wait = () => this.network.below(1500);
    this.network.timers.after(wait(), () => this.closed(1006, ""));
  }

  private forget(): void {
    if (!this.alive) return;
    this.alive = false;
    this.network.lines.delete(this);
    this.network.timers.after(this.network.below(1500), () => this.server.lost(this));
  }

  private stand(): void {
    if (this.carries) return;
    this.carries = true;
    this.opened();
  }

  private up(act: () => void): void {
    this.upAt = this.later(this.upAt, act);
  }

  private toClient(act: () => void): void {
    this.downAt = this.later(this.downAt, act);
  }

  private later(last: number, act: () => void): number {
    const { timers } = this.network;
    const at = Math.max(last, timers.now() + 1 + this.network.below(40));
    timers.after(at - timers.now(), () => {
      if (this.alive) act();
    });
    return at;
  }
}
