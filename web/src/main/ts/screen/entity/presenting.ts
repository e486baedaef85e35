import type { CodecName } from "./codecs.ts";

/** What the page tells the encoder worker. */
export type ToEncoder =
  | {
    readonly kind: "start";
    readonly frames: ReadableStream<VideoFrame> | null;
    /** What the others decode. */
    readonly claims: readonly (readonly CodecName[])[];
    /** Whether these are the small pictures of a camera and not a screen. */
    readonly camera: boolean;
  }
  /** The others decode something else from now on. */
  | { readonly kind: "viewers"; readonly claims: readonly (readonly CodecName[])[] }
  | { readonly kind: "capture"; readonly frame: VideoFrame }
  | { readonly kind: "keyFrame" }
  /** Nothing newer than what was captured by now is coded, until it goes on. */
  | { readonly kind: "freeze" }
  | { readonly kind: "goOn" }
  | { readonly kind: "room"; readonly bytesPerSecond: number }
  | { readonly kind: "stop" };

/** One encoded picture with what the headers need to say about it. */
export interface EncodedPicture {
  readonly kind: "picture";
  readonly key: boolean;
  readonly layer: number;
  readonly capturedAt: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How the pictures that follow are to be decoded. */
export interface StreamDescription {
  readonly kind: "description";
  readonly codec: string;
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** What the numbers mean as colors; VP9 does not say it in its own bytes. */
  readonly colorSpace?: VideoColorSpaceInit;
  /** Whether the presenter has frozen the picture. */
  readonly frozen: boolean;
}

/** What the encoder worker tells the page. */
export type FromEncoder =
  | EncodedPicture
  | StreamDescription
  /** What is captured now has another size than before. */
  | { readonly kind: "resized" }
  /** Whether the line carries less than the person shares. */
  | { readonly kind: "pace"; readonly reduced: boolean }
  /** The picture that is kept from now on. */
  | { readonly kind: "frozen"; readonly picture: ImageBitmap }
  | { readonly kind: "ended" }
  | { readonly kind: "failed"; readonly reason: string };
