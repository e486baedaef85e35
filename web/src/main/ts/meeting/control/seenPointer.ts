import type { Timers } from "../../shell/entity/timers.ts";
import type { Frame } from "../../wire/frame.ts";
import type { Share } from "../entity/messages.ts";
import { type PicturePlace, readPlace } from "../entity/pointer.ts";

/** A presenter who points says so each second; a pointer that is silent for so long is gone. */
const SILENT_MILLIS = 3000;

/** Where the presenter points, as the others see it. Frames of anybody else and of other screens are passed over. */
export class SeenPointer {
  private share: Share | null = null;
  private last = 0;
  private cancel: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly show: (place: PicturePlace | null) => void,
  ) {}

  /** This screen is watched from now on, or none. */
  watch(share: Share | null): void {
    const same = share?.sender === this.share?.sender && share?.stream === this.share?.stream;
    this.share = share;
    if (!same) this.forget();
  }

  /** Takes a frame of the pointer channel. */
  frame(frame: Frame): void {
    const { share } = this;
    const { sender, stream, number } = frame.header;
    if (share === null || sender !== share.sender || stream !== share.stream) return;
    const place = readPlace(frame);
    if (place === undefined || number <= this.last) return;
    this.last = number;
    this.cancel?.();
    this.cancel = place === null ? null : this.timers.after(SILENT_MILLIS, () => this.show(null));
    this.show(place);
  }

  /** Nothing that was shown counts any more. */
  forget(): void {
    this.cancel?.();
    this.cancel = null;
    this.last = 0;
    this.show(null);
  }
}
