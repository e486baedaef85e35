/** One screen frame as it goes to the decoder. */
export interface ArrivedPicture {
  readonly kind: "picture";
  readonly key: boolean;
  readonly number: number;
  readonly needed: number | null;
  readonly time: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the page tells the decoder worker. */
export type ToDecoder =
  | { readonly kind: "canvas"; readonly canvas: OffscreenCanvas }
  | { readonly kind: "description"; readonly bytes: Uint8Array<ArrayBuffer> }
  | ArrivedPicture
  | { readonly kind: "reset" };

/** What the decoder worker tells the page. */
export type FromDecoder =
  | {
    readonly kind: "shown";
    readonly number: number;
    readonly time: number;
    readonly width: number;
    readonly height: number;
    /** Whether the presenter froze it. */
    readonly frozen: boolean;
    readonly codec: string;
  }
  | { readonly kind: "keyFrameNeeded" }
  | { readonly kind: "keyFrameFed" }
  /** Whether this browser has a decoder for what the presenter sends. */
  | { readonly kind: "examined"; readonly codec: string; readonly decodable: boolean };
