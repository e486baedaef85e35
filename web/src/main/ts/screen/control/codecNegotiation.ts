import type { Timers } from "../../shell/entity/timers.ts";
import type { CodecName } from "../entity/codecs.ts";
import { chosenCodec, type Claims, isBetter, served } from "./codecRules.ts";

const FIRST_WAIT_MILLIS = 30_000;
const LONGEST_WAIT_MILLIS = 300_000;

/**
 * Which codec runs while a screen is shared.
 *
 * It begins with the first {@link viewers}. When more people could see another codec than the one that runs, or when that
 * one is {@link tooSlow}, it changes at once. To a better one it changes when that has been possible for half a minute,
 * and for longer after each change down: people who come and go must not make the picture change all the time. It ends
 * with {@link stop}.
 */
export class CodecNegotiation {
  private usable: readonly CodecName[];
  private claims: Claims = [];
  private running: CodecName | null = null;
  private wait = FIRST_WAIT_MILLIS;
  private fell = false;
  private cancel: (() => void) | null = null;

  constructor(
    encodes: readonly CodecName[],
    private readonly timers: Timers,
    private readonly use: (codec: CodecName) => void,
  ) {
    this.usable = encodes;
  }

  /** What the others decode now. */
  viewers(claims: Claims): void {
    this.claims = claims;
    this.judge();
  }

  /** This machine does not code what runs fast enough; the last codec that is left is kept all the same. */
  tooSlow(): void {
    const { running } = this;
    if (running === null) return;
    const faster = this.usable.filter((codec) => isBetter(running, codec));
    // A picture that comes slowly is better than none.
    const others = faster.filter((codec) =>
      served(codec, this.claims) >= served(running, this.claims)
    );
    if (others.length === 0) return;
    this.usable = faster;
    this.judge();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private judge(): void {
    const { running, claims } = this;
    const wanted = chosenCodec(this.usable, claims);
    const urgent = running === null || !this.usable.includes(running) ||
      served(wanted, claims) > served(running, claims);
    if (urgent) {
      this.change(wanted);
    } else if (isBetter(wanted, running)) {
      this.cancel ??= this.timers.after(this.wait, () => {
        this.cancel = null;
        this.change(chosenCodec(this.usable, this.claims));
      });
    } else {
      this.stop();
    }
  }

  private change(next: CodecName): void {
    this.stop();
    const before = this.running;
    if (next === before) return;
    this.running = next;
    if (before !== null && isBetter(before, next)) this.waitsLonger();
    this.use(next);
  }

  private waitsLonger(): void {
    if (this.fell) this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MILLIS);
    this.fell = true;
  }
}
