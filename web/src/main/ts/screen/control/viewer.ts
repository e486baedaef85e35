import type { Timers } from "../../shell/entity/timers.ts";
import { ScreenKind } from "../../wire/controlKind.ts";
import { Flag } from "../../wire/endToEndHeader.ts";
import type { Frame } from "../../wire/frame.ts";
import type { FromDecoder, ToDecoder } from "../entity/viewing.ts";
import { KeyFrameWish } from "./keyFrameWish.ts";

/** The decoder worker as the page sees it. */
export interface DecoderWorker {
  onmessage: ((event: MessageEvent<FromDecoder>) => void) | null;
  postMessage(message: ToDecoder, transfer?: Transferable[]): void;
}

/** The screen that is watched. */
export interface Watched {
  readonly sender: number;
  readonly stream: number;
}

/** A picture that has just been painted. */
export interface ShownPicture {
  readonly sender: number;
  readonly number: number;
  /** When it was captured, in milliseconds since the meeting began. */
  readonly time: number;
  readonly width: number;
  readonly height: number;
  /** Whether the presenter froze it. */
  readonly frozen: boolean;
  /** The codec string by which it was decoded. */
  readonly codec: string;
}

/** What a viewer tells its owner. */
export interface ViewerEvents {
  keyFrameNeeded(watched: Watched): void;
  /** A picture has come that was captured so many milliseconds after the meeting began. */
  arrived(time: number): void;
  shown(picture: ShownPicture): void;
  /** Whether this browser can decode that screen, as it is coded from now on. */
  examined(watched: Watched, codec: string, decodable: boolean): void;
}

/** Hands the frames of the watched screen to the decoder worker, which paints them. */
export class Viewer {
  private readonly wish: KeyFrameWish;
  private watched: Watched | null = null;

  constructor(
    private readonly worker: DecoderWorker,
    timers: Timers,
    private readonly events: ViewerEvents,
  ) {
    this.wish = new KeyFrameWish(timers, () => {
      if (this.watched !== null) events.keyFrameNeeded(this.watched);
    });
    worker.onmessage = (event) => this.heard(event.data);
  }

  /** Watches this screen from now on, or none. */
  watch(next: Watched | null): void {
    const same = next?.sender === this.watched?.sender && next?.stream === this.watched?.stream;
    if (same) return;
    this.forget();
    this.watched = next === null ? null : { sender: next.sender, stream: next.stream };
  }

  /** Nothing that was fed counts any more: another tunnel begins. */
  forget(): void {
    this.watched = null;
    this.wish.satisfied();
    this.worker.postMessage({ kind: "reset" });
  }

  /** Takes a frame of the screen channel; frames of another screen are passed over. */
  frame(frame: Frame): void {
    const { header } = frame;
    const { watched } = this;
    if (watched === null) return;
    if (header.sender !== watched.sender || header.stream !== watched.stream) return;
    const bytes = frame.payload.slice();
    if (header.kind === ScreenKind.STREAM_DESCRIPTION) {
      this.worker.postMessage({ kind: "description", bytes }, [bytes.buffer]);
    } else if (header.kind === ScreenKind.ENCODED_CHUNK && header.protection === 0) {
      const key = (header.flags & Flag.KEY_FRAME) !== 0;
      const needed = header.extensions.neededFrame ?? null;
      const { number, timeMillis: time } = header;
      this.events.arrived(time);
      const picture = { kind: "picture", key, number, needed, time, bytes } as const;
      this.worker.postMessage(picture, [bytes.buffer]);
    }
  }

  private heard(message: FromDecoder): void {
    switch (message.kind) {
      case "keyFrameNeeded":
        if (this.watched !== null) this.wish.want();
        break;
      case "keyFrameFed":
        this.wish.satisfied();
        break;
      case "shown":
        if (this.watched !== null) {
          this.events.shown({ ...message, sender: this.watched.sender });
        }
        break;
      case "examined":
        if (!message.decodable) this.wish.satisfied();
        if (this.watched !== null) {
          this.events.examined(this.watched, message.codec, message.decodable);
        }
        break;
    }
  }
}
