import type { Heartbeat } from "../../wire/hopUnit.ts";

/** What is remembered of heartbeats in both directions, and the round trip that they measure. */
export class Heartbeats {
  private peerClock = 0;
  private heardAt = 0;

  /** Takes one of the other end; answers the round trip in milliseconds, `null` if it echoes none of ours. */
  heard(heartbeat: Heartbeat, now: number): number | null {
    this.peerClock = heartbeat.clockMillis;
    this.heardAt = now;
    if (heartbeat.echoMillis === 0) return null;
    const roundTrip = (clock(now) - heartbeat.echoMillis - heartbeat.heldMillis) >>> 0;
    return roundTrip < 60_000 ? roundTrip : null;
  }

  /** One of ours. */
  next(now: number, acknowledged: number): Heartbeat {
    const held = this.peerClock === 0 ? 0 : clock(now - this.heardAt);
    return {
      type: "heartbeat",
      acknowledged,
      clockMillis: clock(now),
      echoMillis: this.peerClock,
      heldMillis: held,
    };
  }
}

function clock(now: number): number {
  return Math.floor(now) >>> 0;
}
