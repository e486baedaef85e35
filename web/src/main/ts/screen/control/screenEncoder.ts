import type { FromEncoder } from "../entity/presenting.ts";
import { encoderSettings, FRAMES_PER_SECOND, THIN_BITS_PER_SECOND } from "./codecChoice.ts";
import { CodingTimes } from "./codingTimes.ts";
import { LineRate } from "./lineRate.ts";
import { Pace } from "./pace.ts";
import { REFINE_MILLIS, Refinement, REST_MILLIS } from "./refinement.ts";

/** The part of VideoEncoderConfig and of the output that the library of types does not know yet. */
type LayeredMetadata = EncodedVideoChunkMetadata & { svc?: { temporalLayerId?: number } };

/** How long a screen that was made smaller or coarse rests before it is shown as it is. */
const FULL_SIZE_MILLIS = 1_500;

/** How long a screen that is shown as it is rests before nobody needs to be told of a slow line. */
const QUIET_MILLIS = 8_000;

/**
 * Codes the pictures of one shared screen.
 *
 * It codes a picture only while there is room on the line, and keeps the newest meanwhile: what cannot be sent is never
 * coded. On a line that carries less, pictures come less often and then smaller, but a screen at rest is shown in its full
 * size, and coded as if the line were no limit: after a coarse picture of a thin line as a key frame, which needs fewer
 * bytes than the many small corrections. It gives a key frame when asked and at each change of size, and when the screen comes to rest it codes the last
 * picture again until that is clean. While it is frozen it codes nothing but the picture that it has. It ends with {@link stop} or with a failure of the browser's encoder.
 */
export class ScreenEncoder {
  private encoder: VideoEncoder;
  private readonly refinement = new Refinement();
  private readonly captures = new Map<number, number>();
  private newest: VideoFrame | null = null;
  private frozen = false;
  /** What was captured last while it was frozen: a screen that stands still gives its picture only once. */
  private behind: VideoFrame | null = null;
  private fresh = false;
  private room = true;
  private keyWanted = true;
  private width = 0;
  private height = 0;
  private lineBitsPerSecond = 0;
  private framesPerSecond = FRAMES_PER_SECOND;
  private layers: number;
  /** Whether a picture is being coded. */
  private coding = false;
  private readonly times = new CodingTimes();
  private described: VideoDecoderConfig | undefined;
  private readonly line = new LineRate();
  private readonly pace = new Pace();
  private saidReduced = false;
  private atRest = false;
  private quiet = false;
  /** When the last coded picture was handed over; `null` if it is on its way. */
  private handedAt: number | null = null;
  private codedAt = Number.NEGATIVE_INFINITY;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private paceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private choice: VideoEncoderConfig,
    private readonly tell: (message: FromEncoder, transfer?: Transferable[]) => void,
    /** This machine does not code what runs fast enough. */
    private readonly slow: () => void = () => {},
    /** Higher pictures are made smaller. */
    private readonly mostLines = Number.POSITIVE_INFINITY,
  ) {
    this.encoder = this.build();
    this.layers = layersOf(choice);
  }

  /** Goes on with other settings for another codec, from a key frame on; what is being coded at this moment is left out. */
  use(choice: VideoEncoderConfig): void {
    if (this.encoder.state === "closed") return;
    this.encoder.close();
    this.encoder = this.build();
    this.choice = choice;
    this.layers = layersOf(choice);
    this.described = undefined;
    this.times.forget();
    this.captures.clear();
    // What is left out was the picture for which there was room.
    this.room ||= this.coding;
    this.coding = false;
    if (this.width > 0) this.configure();
    this.wantKeyFrame();
  }

  private build(): VideoEncoder {
    const encoder: VideoEncoder = new VideoEncoder({
      output: (chunk, metadata) => {
        if (encoder === this.encoder) this.coded(chunk, metadata);
      },
      error: (error) => {
        if (encoder === this.encoder) this.tell({ kind: "failed", reason: error.message });
      },
    });
    return encoder;
  }

  /** Takes over a captured picture. */
  capture(frame: VideoFrame): void {
    if (this.frozen) {
      this.behind?.close();
      this.behind = frame;
      return;
    }
    if (this.newest !== null && !sameSize(this.newest, frame)) this.tell({ kind: "resized" });
    this.newest?.close();
    this.newest = frame;
    this.fresh = true;
    this.moved();
    this.codeIfPossible();
  }

  private moved(): void {
    const rested = this.atRest;
    this.atRest = false;
    this.quiet = false;
    if (rested) this.restChanged();
    this.sayPace();
    this.refinement.moved();
    this.restLater(this.isSmaller || this.isCoarse ? FULL_SIZE_MILLIS : REST_MILLIS);
  }

  private get isCoarse(): boolean {
    return this.lineBitsPerSecond > 0 && this.lineBitsPerSecond < THIN_BITS_PER_SECOND;
  }

  private restChanged(): void {
    if (this.lineBitsPerSecond > 0 && this.encoder.state === "configured") this.configure();
  }

  /** Whether the pictures that move are made smaller than the screen. */
  private get isSmaller(): boolean {
    return this.newest !== null && visible(this.newest).height > this.pace.current().lines;
  }

  /** Keeps the newest picture: whatever is captured from now on is not coded before {@link goOn}. */
  freeze(): void {
    if (this.frozen || this.newest === null) return;
    this.frozen = true;
    // The description that says so goes with a key frame, to those who come late as well.
    this.wantKeyFrame();
    const { newest } = this;
    createImageBitmap(newest).then(
      (picture) => this.tell({ kind: "frozen", picture }, [picture]),
      (error: unknown) => this.tell({ kind: "failed", reason: String(error) }),
    );
  }

  /** Shows the screen as it is by now. */
  goOn(): void {
    if (!this.frozen) return;
    this.frozen = false;
    this.keyWanted = true;
    const { behind } = this;
    this.behind = null;
    if (behind === null) this.wantKeyFrame();
    else this.capture(behind);
  }

  /** The next picture shall be one that needs no other. */
  wantKeyFrame(): void {
    this.keyWanted = true;
    this.fresh = true;
    if (this.atRest) {
      this.refinement.moved();
      this.restLater(REFINE_MILLIS);
    } else {
      this.moved();
    }
    this.codeIfPossible();
  }

  /** What was coded is on its way; so much was measured on the line (0: nothing). */
  hasRoom(bytesPerSecond: number): void {
    const now = performance.now();
    this.room = true;
    this.line.sent(bytesPerSecond * 8, now - (this.handedAt ?? now), now);
    this.handedAt = null;
    this.pace.follow(this.line.bitsPerSecond, now);
    this.sayPace();
    this.follow();
    this.codeIfPossible();
  }

  stop(): void {
    clearTimeout(this.restTimer);
    clearTimeout(this.paceTimer);
    this.newest?.close();
    this.newest = null;
    this.behind?.close();
    this.behind = null;
    if (this.encoder.state !== "closed") this.encoder.close();
  }

  private codeIfPossible(): void {
    if (this.newest === null || !this.fresh || !this.room || this.encoder.state === "closed") {
      return;
    }
    if (this.encoder.encodeQueueSize > 0 || this.isEarly()) return;
    this.codedAt = performance.now();
    this.fresh = false;
    this.room = false;
    this.fitSize(this.newest);
    const timestamp = Math.round(performance.now() * 1000);
    this.captures.set(timestamp, Date.now());
    const picture = new VideoFrame(this.newest, {
      timestamp,
      visibleRect: even(visible(this.newest)),
      displayWidth: this.width,
      displayHeight: this.height,
    });
    this.coding = true;
    this.encoder.encode(picture, { keyFrame: this.keyWanted });
    picture.close();
    this.keyWanted = false;
  }

  /** Whether the pace leaves time before the next picture; then it is coded when that is over. */
  private isEarly(): boolean {
    const { framesPerSecond } = this.pace.current();
    // The capture itself keeps the full rate, and its clock trembles.
    const wait = this.pace.isReduced && !this.keyWanted
      ? this.codedAt + 1000 / framesPerSecond - performance.now()
      : 0;
    if (wait <= 0) return false;
    clearTimeout(this.paceTimer);
    this.paceTimer = setTimeout(() => this.codeIfPossible(), wait);
    return true;
  }

  /** Screens may have odd sizes and change them; the codecs want even ones, and a change of size a key frame. */
  private fitSize(frame: VideoFrame): void {
    const { width, height } = even(visible(frame));
    const smaller = this.isSmaller && !this.atRest ? this.pace.current().lines / height : 1;
    const fittingLines = Math.min(smaller, this.mostLines / height);
    const fitting = { width: evenly(width * fittingLines), height: evenly(height * fittingLines) };
    if (fitting.width === this.width && fitting.height === this.height) return;
    this.width = fitting.width;
    this.height = fitting.height;
    this.keyWanted = true;
    this.configure();
  }

  /** Follows the line in steps, and the pace. */
  private follow(): void {
    if (this.encoder.state !== "configured") return;
    const { bitsPerSecond } = this.line;
    const { framesPerSecond } = this.pace.current();
    const change = bitsPerSecond / this.lineBitsPerSecond;
    const alike = bitsPerSecond === this.lineBitsPerSecond || (change > 0.85 && change < 1.2);
    if (alike && framesPerSecond === this.framesPerSecond) return;
    this.lineBitsPerSecond = bitsPerSecond;
    this.framesPerSecond = framesPerSecond;
    this.configure();
  }

  private configure(): void {
    const { choice, width, height, framesPerSecond } = this;
    const limit = this.atRest ? 0 : this.lineBitsPerSecond;
    this.encoder.configure(encoderSettings(choice, width, height, limit, framesPerSecond));
  }

  private sayPace(): void {
    const reduced = this.pace.isReduced && !this.quiet;
    if (reduced === this.saidReduced) return;
    this.saidReduced = reduced;
    this.tell({ kind: "pace", reduced });
  }

  private restLater(milliseconds: number): void {
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.refine(), milliseconds);
  }

  private refine(): void {
    if (!this.atRest) this.comeToRest();
    if (!this.refinement.goesOn()) {
      this.restTimer = setTimeout(() => this.rested(), QUIET_MILLIS);
      return;
    }
    this.fresh = true;
    this.codeIfPossible();
    this.restLater(REFINE_MILLIS);
  }

  private comeToRest(): void {
    this.atRest = true;
    this.restChanged();
    this.keyWanted ||= this.isCoarse;
  }

  private rested(): void {
    this.quiet = true;
    this.sayPace();
  }

  private coded(chunk: EncodedVideoChunk, metadata?: LayeredMetadata): void {
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    const key = chunk.type === "key";
    const layer = key ? 0 : metadata?.svc?.temporalLayerId ?? 0;
    this.coding = false;
    const slow = !key && this.times.took(performance.now() - this.codedAt);
    this.refinement.refined(layer, bytes.length, this.width * this.height);
    const capturedAt = this.captures.get(chunk.timestamp) ?? Date.now();
    this.captures.delete(chunk.timestamp);
    // The encoder describes its stream once for each setting, not with each key frame.
    this.described = metadata?.decoderConfig ?? this.described;
    if (key) this.describe();
    this.handedAt = performance.now();
    this.tell(
      { kind: "picture", key, layer: Math.min(layer, this.layers - 1), capturedAt, bytes },
      [bytes.buffer],
    );
    if (slow) this.slow();
  }

  private describe(): void {
    const { codec = this.choice.codec, colorSpace } = this.described ?? {};
    this.tell({
      kind: "description",
      codec,
      codedWidth: this.width,
      codedHeight: this.height,
      frozen: this.frozen,
      ...(colorSpace === undefined ? {} : { colorSpace: plainColorSpace(colorSpace) }),
    });
  }
}

function layersOf(choice: VideoEncoderConfig): number {
  return choice.scalabilityMode === undefined ? 1 : 2;
}

/** The values alone: the browser's own object does not go through a message. */
function plainColorSpace(space: VideoColorSpaceInit): VideoColorSpaceInit {
  const { fullRange, matrix, primaries, transfer } = space;
  return {
    fullRange: fullRange ?? null,
    matrix: matrix ?? null,
    primaries: primaries ?? null,
    transfer: transfer ?? null,
  };
}

function even(rectangle: DOMRectReadOnly): Required<DOMRectInit> {
  const { x, y, width, height } = rectangle;
  return { x, y, width: evenly(width), height: evenly(height) };
}

function evenly(length: number): number {
  return Math.max(2, Math.floor(length) & ~1);
}

function sameSize(one: VideoFrame, other: VideoFrame): boolean {
  const [before, now] = [visible(one), visible(other)];
  return before.width === now.width && before.height === now.height;
}

function visible(frame: VideoFrame): DOMRectReadOnly {
  return frame.visibleRect ?? new DOMRectReadOnly(0, 0, frame.codedWidth, frame.codedHeight);
}
