import type { Timers } from "../../shell/entity/timers.ts";
import type {
  EncodedPicture,
  FromEncoder,
  StreamDescription,
  ToEncoder,
} from "../entity/presenting.ts";
import { type Capture, stopCapture } from "./capture.ts";
import type { Claims } from "./codecRules.ts";
import { writeDescription } from "./description.ts";
import { type Listen, StillPicture } from "./stillPicture.ts";
import { listenTo, pumpVideo } from "./videoPump.ts";

/** The encoder worker as the page sees it. */
export interface EncoderWorker {
  onmessage: ((event: MessageEvent<FromEncoder>) => void) | null;
  postMessage(message: ToEncoder, transfer?: Transferable[]): void;
  terminate(): void;
}

/** What a presenter tells its owner. */
export interface PresenterEvents {
  /** The encoder runs; the size is that of the pictures. */
  ready(codec: string, width: number, height: number): void;
  /** Pictures are coded with this from now on. */
  coded(codec: string): void;
  /** A picture is ready to be sent; key pictures come with their description. */
  picture(picture: EncodedPicture, description: Uint8Array | null): void;
  /** Whether the line carries less than the person shares. */
  reduced(isReduced: boolean): void;
  /** The others keep this picture from now on. */
  frozen(picture: ImageBitmap): void;
  /** The person ended it in the browser, or the window is gone. */
  ended(): void;
  failed(reason: string): void;
}

/** One capture on its way through the encoder; it ends with {@link stop}. */
export class Presenter {
  private description: Uint8Array | null = null;
  private announced = false;
  private codec = "";
  private stopped = false;
  private readonly stopPump: () => void;
  private readonly still: StillPicture;

  constructor(
    readonly capture: Capture,
    private readonly worker: EncoderWorker,
    private readonly events: PresenterEvents,
    timers: Timers,
    claims: Claims,
    listen: Listen = listenTo,
    /** Whether it is a camera, whose pictures are small, and not a screen. */
    camera = false,
  ) {
    worker.onmessage = (event) => this.heard(event.data);
    for (const track of capture.stream.getTracks()) {
      track.addEventListener("ended", () => this.end());
    }
    const { frames } = capture;
    worker.postMessage({ kind: "start", frames, claims, camera }, frames === null ? [] : [frames]);
    this.stopPump = frames !== null ? () => {} : pumpVideo(
      capture.stream,
      (frame) => worker.postMessage({ kind: "capture", frame }, [frame]),
    );
    this.still = new StillPicture(capture.stream, timers, listen);
  }

  /** The line can take the next picture. */
  hasRoom(bytesPerSecond: number): void {
    if (!this.stopped) this.worker.postMessage({ kind: "room", bytesPerSecond });
  }

  wantKeyFrame(): void {
    if (!this.stopped) this.worker.postMessage({ kind: "keyFrame" });
  }

  /** The others decode this from now on; the codec follows. */
  viewers(claims: Claims): void {
    if (!this.stopped) this.worker.postMessage({ kind: "viewers", claims });
  }

  /** Keeps the picture of now; what is captured meanwhile stays here. */
  freeze(): void {
    if (!this.stopped) this.worker.postMessage({ kind: "freeze" });
  }

  /** Shows what is captured again, at first the newest. */
  goOn(): void {
    if (!this.stopped) this.worker.postMessage({ kind: "goOn" });
  }

  /** Ends capture and coding; nothing is told any more. */
  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.stopPump();
    this.still.stop();
    stopCapture(this.capture.stream);
    this.worker.postMessage({ kind: "stop" });
    this.worker.terminate();
  }

  private heard(message: FromEncoder): void {
    if (this.stopped) return;
    switch (message.kind) {
      case "description":
        this.described(message);
        break;
      case "picture":
        this.still.came();
        this.events.picture(message, message.key ? this.description : null);
        break;
      case "resized":
        this.still.resized();
        break;
      case "pace":
        this.events.reduced(message.reduced);
        break;
      case "frozen":
        this.events.frozen(message.picture);
        break;
      case "ended":
        this.end();
        break;
      case "failed":
        this.stop();
        this.events.failed(message.reason);
        break;
    }
  }

  private described(described: StreamDescription): void {
    this.description = writeDescription(described);
    if (described.codec !== this.codec) this.events.coded(described.codec);
    this.codec = described.codec;
    if (this.announced) return;
    this.announced = true;
    this.events.ready(described.codec, described.codedWidth, described.codedHeight);
  }

  private end(): void {
    if (this.stopped) return;
    this.stop();
    this.events.ended();
  }
}
