import type { Timers } from "../../shell/entity/timers.ts";
import type { TransportChoice } from "./transportChoice.ts";
import type { Way } from "./way.ts";

/**
 * The way back from HTTPS to a WebSocket: tried beside the running connections, the downlink first.
 *
 * A try that fails harms nothing; the next one comes later than the last.
 */
export class Climb {
  private cancel: (() => void) | null = null;
  private climbing = false;

  constructor(
    private readonly timers: Timers,
    private readonly choice: TransportChoice,
    /** Downlink, then uplink. */
    private readonly ways: readonly Way[],
  ) {}

  /** Tries later, if there is anything to climb to. */
  later(): void {
    if (this.cancel !== null || this.climbing || this.ways.every(onWebSocket)) return;
    this.cancel = this.timers.after(this.choice.nextClimb(), () => {
      this.cancel = null;
      this.now();
    });
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private now(): void {
    const way = this.ways.find((one) => !onWebSocket(one));
    // What is being taken up or replaced at this moment goes first.
    this.climbing = way !== undefined && way.standing !== null && !way.isOpening;
    if (way === undefined || !this.climbing) {
      this.later();
      return;
    }
    way.open("websocket", (stood) => {
      if (stood) this.now();
      else this.giveUp();
    });
  }

  private giveUp(): void {
    this.climbing = false;
    this.later();
  }
}

function onWebSocket(way: Way): boolean {
  return way.standing?.transport === "websocket";
}
