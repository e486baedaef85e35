import { every, type Timers } from "../../shell/entity/timers.ts";
import type { SeatVoice } from "../entity/microphoneState.ts";

const STEP_MILLIS = 100;
/** Signs of life come each 400 ms; two may be late. */
const OPEN_MILLIS = 1500;
const SPEAKING_MILLIS = 400;
const SPEAKING_CLASS = 2;

interface Heard {
  at: number;
  spokenAt: number;
  loudness: number;
}

/**
 * Who speaks, for the seats: from the loudness that each packet tells.
 *
 * Meters step, ten times a second at most; nothing is told while nothing changes.
 */
export class SeatVoices {
  private readonly heard = new Map<number, Heard>();
  private shown = new Map<number, SeatVoice>();
  private readonly stopSteps: () => void;

  constructor(
    private readonly timers: Timers,
    private readonly changed: (seats: ReadonlyMap<number, SeatVoice>) => void,
  ) {
    this.stopSteps = every(timers, STEP_MILLIS, () => this.step());
  }

  /** A packet of that loudness came from there. */
  hear(sender: number, loudness: number): void {
    const now = this.timers.now();
    const speaks = loudness >= SPEAKING_CLASS;
    const before = this.heard.get(sender);
    const spokenAt = speaks ? now : before?.spokenAt ?? Number.NEGATIVE_INFINITY;
    this.heard.set(sender, { at: now, spokenAt, loudness });
  }

  /** The microphone there was turned off, or the participant is gone. */
  end(sender: number): void {
    this.heard.delete(sender);
  }

  /** Nobody is heard any more. */
  clear(): void {
    this.heard.clear();
    this.step();
  }

  dispose(): void {
    this.stopSteps();
  }

  private step(): void {
    const now = this.timers.now();
    const next = new Map<number, SeatVoice>();
    for (const [sender, { at, spokenAt, loudness }] of this.heard) {
      if (now - at > OPEN_MILLIS) {
        this.heard.delete(sender);
        continue;
      }
      const speaking = now - spokenAt <= SPEAKING_MILLIS;
      next.set(sender, { open: true, speaking, loudness: speaking ? loudness : 0 });
    }
    if (same(next, this.shown)) return;
    this.shown = next;
    this.changed(next);
  }
}

function same(one: ReadonlyMap<number, SeatVoice>, other: ReadonlyMap<number, SeatVoice>): boolean {
  return one.size === other.size && [...one].every(([sender, voice]) => {
    const before = other.get(sender);
    return before?.speaking === voice.speaking && before.loudness === voice.loudness;
  });
}
