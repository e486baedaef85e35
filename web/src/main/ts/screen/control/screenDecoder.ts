import type { ArrivedPicture, FromDecoder } from "../entity/viewing.ts";
import { readDescription } from "./description.ts";
import { FeedRule } from "./feedRule.ts";

/** The picture that waits for its turn on the canvas, by its timestamp in the decoder. */
interface Fed {
  readonly number: number;
  readonly time: number;
  readonly frozen: boolean;
  readonly codec: string;
}

const MOST_WAITING = 1024;
const MOST_BEHIND = 3;
const BEHIND_MILLIS = 300;

/**
 * Decodes one shared screen onto a canvas.
 *
 * It feeds a frame only if the frame it needs was fed, asks for a key frame otherwise, and builds a new decoder after an
 * error, since a decoder that failed stays closed. What a hostile presenter sends can end a decoder, never the page.
 */
export class ScreenDecoder {
  private readonly rule = new FeedRule();
  private readonly fed = new Map<number, Fed>();
  private decoder: VideoDecoder | null = null;
  private config: VideoDecoderConfig | null = null;
  private described = "";
  private frozen = false;
  /** Whether the browser has said that it has no decoder: what comes then is not even tried. */
  private decodable = true;
  private lastShown = Number.NEGATIVE_INFINITY;
  private timestamp = 0;

  constructor(
    private readonly show: (frame: VideoFrame) => void,
    private readonly tell: (message: FromDecoder) => void,
  ) {}

  /** What follows is coded like this. */
  describe(bytes: Uint8Array): void {
    const text = new TextDecoder().decode(bytes);
    if (this.config !== null && text === this.described) return;
    this.described = text;
    const before = JSON.stringify(this.config);
    try {
      const { config, frozen } = readDescription(bytes);
      this.config = config;
      this.frozen = frozen;
    } catch {
      this.config = null;
    }
    // That it is frozen, or not any more, is nothing to the decoder.
    if (this.config !== null && JSON.stringify(this.config) === before) return;
    this.drop();
    this.decodable = true;
    if (this.config !== null) void this.examine(this.config);
  }

  private async examine(config: VideoDecoderConfig): Promise<void> {
    const answer = await VideoDecoder.isConfigSupported(config).catch(() => null);
    if (config !== this.config) return;
    this.decodable = answer?.supported === true;
    this.tell({ kind: "examined", codec: config.codec, decodable: this.decodable });
  }

  picture(picture: ArrivedPicture): void {
    if (!this.decodable) return;
    if (this.config === null || !this.rule.mayFeed(picture)) {
      this.tell({ kind: "keyFrameNeeded" });
      return;
    }
    try {
      this.feed(picture);
    } catch {
      this.failed();
    }
  }

  /** Another screen begins, or none is shown. */
  reset(): void {
    this.config = null;
    this.drop();
  }

  private feed(picture: ArrivedPicture): void {
    const decoder = this.decoder ?? this.build();
    this.timestamp += 1;
    const { number, time } = picture;
    const codec = this.config?.codec ?? "";
    this.fed.set(this.timestamp, { number, time, frozen: this.frozen, codec });
    if (this.fed.size > MOST_WAITING) this.fed.delete(this.timestamp - MOST_WAITING);
    const type = picture.key ? "key" : "delta";
    decoder.decode(new EncodedVideoChunk({ type, timestamp: this.timestamp, data: picture.bytes }));
    if (picture.key) this.tell({ kind: "keyFrameFed" });
  }

  private build(): VideoDecoder {
    if (this.config === null) throw new Error("not described");
    const decoder: VideoDecoder = new VideoDecoder({
      output: (frame) => this.decoded(frame),
      error: () => {
        if (decoder === this.decoder) this.failed();
      },
    });
    decoder.configure(this.config);
    this.decoder = decoder;
    return decoder;
  }

  private decoded(frame: VideoFrame): void {
    const fed = this.fed.get(frame.timestamp);
    this.fed.delete(frame.timestamp);
    const { displayWidth: width, displayHeight: height } = frame;
    // Who is behind, as after a late join, wants to see the newest picture, not the way to it.
    const now = performance.now();
    const behind = (this.decoder?.decodeQueueSize ?? 0) > MOST_BEHIND &&
      now - this.lastShown < BEHIND_MILLIS;
    if (!behind) this.lastShown = now;
    if (!behind) this.show(frame);
    frame.close();
    if (fed !== undefined && !behind) this.tell({ kind: "shown", ...fed, width, height });
  }

  private failed(): void {
    this.drop();
    this.tell({ kind: "keyFrameNeeded" });
  }

  private drop(): void {
    const decoder = this.decoder;
    this.decoder = null;
    this.rule.reset();
    this.fed.clear();
    if (decoder !== null && decoder.state !== "closed") decoder.close();
  }
}
