/** What the headers of a screen frame say about decoding it. */
export interface FrameNeeds {
  readonly key: boolean;
  readonly number: number;
  /** The frame that this one needs; `null` where a delta does not name it. */
  readonly needed: number | null;
}

const REMEMBERED = 512;

/**
 * Decides which frames go to the decoder: a key frame always, a delta only if the frame it needs was fed.
 *
 * Gaps in the numbers say nothing, since frames of a dropped layer leave gaps. A decoder that got a delta without its
 * base stops (VP9) or shows a wrong picture without a word (AV1, H.264), so such a frame is never tried.
 */
export class FeedRule {
  private readonly fed = new Set<number>();

  /** Whether the frame may be fed; it then counts as fed. */
  mayFeed(frame: FrameNeeds): boolean {
    if (frame.key) this.fed.clear();
    else if (frame.needed === null || !this.fed.has(frame.needed)) return false;
    this.fed.add(frame.number);
    if (this.fed.size > REMEMBERED) this.forgetOldest();
    return true;
  }

  /** Nothing was fed: the decoder is a new one, or another screen begins. */
  reset(): void {
    this.fed.clear();
  }

  private forgetOldest(): void {
    for (const oldest of this.fed) {
      this.fed.delete(oldest);
      return;
    }
  }
}
