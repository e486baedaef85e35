import type { Transport } from "../entity/socket.ts";
import type { TransportMemory } from "./transportMemory.ts";

/** How an attempt failed: without a word within its time, or with a refusal or a break. */
export type Failure = "silent" | "refused";

const TRIES = 2;
const LOSSES = 2;
const LOSSES_WITHIN_MILLIS = 60_000;
/** Both connections of a tunnel break by the same cut. */
const SAME_CUT_MILLIS = 2_000;
const FIRST_CLIMB_MILLIS = 60_000;
const LONGEST_CLIMB_MILLIS = 600_000;
const TRUSTED_AFTER_MILLIS = 600_000;
const STARTS: Readonly<Record<Transport, readonly Transport[]>> = {
  "websocket": ["websocket", "https", "https-polling"],
  "https": ["https", "https-polling", "websocket"],
  "https-polling": ["https-polling", "websocket"],
};

/**
 * Which transport is tried next, by the pattern of failures.
 *
 * A WebSocket comes first. What refuses it, lets it break twice within a minute, or does not let it back in two tries,
 * is answered with HTTPS: streaming, and polling when the stream stays silent. From there a WebSocket is tried again
 * after a minute, then in doubling distances. What worked is remembered for the network and chosen at the next start.
 */
export class TransportChoice {
  private preferred: Transport;
  private start: readonly Transport[] = [];
  private failures = 0;
  private losses: number[] = [];
  private climbMillis = FIRST_CLIMB_MILLIS;
  private webSocketSince = Number.POSITIVE_INFINITY;

  constructor(private readonly memory: TransportMemory) {
    this.preferred = memory.recall();
  }

  /** The transport of a tunnel that begins now. */
  first(): Transport {
    this.failures = 0;
    this.start = STARTS[this.preferred];
    return this.preferred;
  }

  /** What to begin with instead, after the given one did not come about; `null` when nothing is left. */
  instead(failed: Transport, how: Failure): Transport | null {
    const next = this.start[this.start.indexOf(failed) + 1];
    // Only a silent stream is a sign of a proxy that collects; a refused one would be refused again.
    const useless = next === "https-polling" && how === "refused";
    return useless ? this.start[this.start.indexOf(next) + 1] ?? null : next ?? null;
  }

  /** The transport for the next attempt to take up a lost connection. */
  next(): Transport {
    const { failures, preferred } = this;
    if (preferred === "websocket") return this.isBesideNext ? "https" : "websocket";
    return failures > 0 && failures % 3 === 0 ? "websocket" : preferred;
  }

  /** Whether the next attempt tries at once what the last one did not. */
  get isBesideNext(): boolean {
    return this.preferred === "websocket" && this.failures >= TRIES && this.failures % 2 === 0;
  }

  /** An attempt to take up a lost connection was in vain. */
  failed(transport: Transport, how: Failure): void {
    this.failures += 1;
    if (transport === "https" && how === "silent") this.preferred = "https-polling";
    else if (transport === "https-polling") this.preferred = "https";
  }

  /** A connection stands. */
  worked(transport: Transport, now: number): void {
    this.failures = 0;
    this.preferred = transport;
    if (transport === "websocket") this.webSocketSince = Math.min(this.webSocketSince, now);
    else this.webSocketSince = Number.POSITIVE_INFINITY;
    this.memory.remember(transport);
  }

  /** A connection that stood is lost. */
  lost(transport: Transport, now: number): void {
    if (transport !== "websocket") return;
    if (now - this.webSocketSince > TRUSTED_AFTER_MILLIS) this.climbMillis = FIRST_CLIMB_MILLIS;
    const last = this.losses.at(-1);
    if (last !== undefined && now - last < SAME_CUT_MILLIS) return;
    this.losses = this.losses.filter((at) => now - at < LOSSES_WITHIN_MILLIS);
    this.losses.push(now);
    if (this.losses.length < LOSSES) return;
    this.losses = [];
    this.preferred = "https";
  }

  /** How long to stay with HTTPS before a WebSocket is tried beside it; longer each time. */
  nextClimb(): number {
    const wait = this.climbMillis;
    this.climbMillis = Math.min(LONGEST_CLIMB_MILLIS, 2 * wait);
    return wait;
  }
}
