import type { Channel } from "../../wire/channel.ts";
import type { Frame } from "../../wire/frame.ts";
import { FrameCutter } from "../../wire/frameCutter.ts";

/** A frame that waits, and since when: `null` until the line was first looked at. */
interface Waiting {
  readonly cutter: FrameCutter;
  since: number | null;
}

/** The frames of one priority, in the order in which they came. */
export class OutgoingLine {
  private readonly waiting: Waiting[] = [];

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** The frame whose pieces go next. */
  get first(): FrameCutter | undefined {
    return this.waiting[0]?.cutter;
  }

  /** Puts a frame at the end, with a handle for its channel and stream. */
  add(frame: Frame): void {
    const { channel, stream } = frame.header;
    this.waiting.push({ cutter: new FrameCutter(frame, channel << 8 | stream), since: null });
  }

  /** The first frame has been written to its end. */
  shift(): void {
    this.waiting.shift();
  }

  /** Removes the frames of which no piece was written yet and that are meant. */
  removeUnstarted(meant: (frame: Frame) => boolean): void {
    this.keep(({ cutter }) => cutter.isBegun || !meant(cutter.frame));
  }

  /** Removes the frames of which no piece was written within so many milliseconds. */
  removeOlder(milliseconds: number, now: number): void {
    for (const entry of this.waiting) entry.since ??= now;
    this.keep(({ cutter, since }) => cutter.isBegun || now - (since ?? now) <= milliseconds);
  }

  /** Removes every frame of these channels, begun or not. */
  giveUp(meant: (channel: Channel) => boolean): void {
    this.keep(({ cutter }) => !meant(cutter.frame.header.channel));
  }

  /** Bytes of frames that are not written yet. */
  get bytes(): number {
    return this.waiting.reduce((sum, { cutter }) => sum + cutter.remainingBytes, 0);
  }

  private keep(kept: (entry: Waiting) => boolean): void {
    for (let index = this.waiting.length - 1; index >= 0; index--) {
      const entry = this.waiting[index];
      if (entry !== undefined && !kept(entry)) this.waiting.splice(index, 1);
    }
  }
}
