import { every, type Timers } from "../../shell/entity/timers.ts";
import type { PicturePlace } from "../entity/pointer.ts";

const SHORTEST_MILLIS = 50;
const REPEAT_MILLIS = 1000;

/**
 * Where this presenter points, on its way to the others: twenty places a second at most, the newest wins, and again each
 * second for those who have come meanwhile. It is gone with {@link hide}.
 */
export class OwnPointer {
  private place: PicturePlace | null = null;
  private sentAt = Number.NEGATIVE_INFINITY;
  private cancelNext: (() => void) | null = null;
  private cancelRepeat: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly send: (place: PicturePlace | null) => void,
  ) {}

  /** Points there. */
  move(place: PicturePlace): void {
    this.place = place;
    this.cancelRepeat ??= every(this.timers, REPEAT_MILLIS, () => this.sendNow());
    if (this.cancelNext !== null) return;
    const wait = this.sentAt + SHORTEST_MILLIS - this.timers.now();
    if (wait <= 0) this.sendNow();
    else this.cancelNext = this.timers.after(wait, () => this.sendNow());
  }

  /** Points nowhere any more. */
  hide(): void {
    if (this.place === null) return;
    this.forget();
    this.send(null);
  }

  /** As {@link hide}, when there is nobody to tell it to. */
  forget(): void {
    this.place = null;
    this.cancelNext?.();
    this.cancelNext = null;
    this.cancelRepeat?.();
    this.cancelRepeat = null;
  }

  private sendNow(): void {
    this.cancelNext?.();
    this.cancelNext = null;
    if (this.place === null) return;
    this.sentAt = this.timers.now();
    this.send(this.place);
  }
}
