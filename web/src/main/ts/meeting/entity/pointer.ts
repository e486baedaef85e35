import { Channel } from "../../wire/channel.ts";
import { Flag } from "../../wire/endToEndHeader.ts";
import type { Frame } from "../../wire/frame.ts";

/** A place on a shared picture, each side from 0 to 1, left and top first. */
export interface PicturePlace {
  readonly x: number;
  readonly y: number;
}

const LARGEST = 0xffff;
const BYTES = 4;
const PLACE_KIND = 0;

/** The payload of a place: both sides in 16 bits, from the left and from the top. */
export function writePlace(place: PicturePlace): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sixteenBits(place.x));
  view.setUint16(2, sixteenBits(place.y));
  return bytes;
}

/**
 * The place that a frame of the pointer channel tells, `null` for a pointer that is gone, `undefined` for a frame that
 * makes no sense: another participant's client made it.
 */
export function readPlace(frame: Frame): PicturePlace | null | undefined {
  const { channel, kind, flags, protection } = frame.header;
  if (channel !== Channel.POINTER || kind !== PLACE_KIND || protection !== 0) return undefined;
  if ((flags & Flag.END) !== 0) return null;
  if (frame.payload.length !== BYTES) return undefined;
  const { buffer, byteOffset } = frame.payload;
  const view = new DataView(buffer, byteOffset, BYTES);
  return { x: view.getUint16(0) / LARGEST, y: view.getUint16(2) / LARGEST };
}

function sixteenBits(part: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * LARGEST);
}
