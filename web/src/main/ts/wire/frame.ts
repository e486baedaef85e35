import { type EndToEndHeader, readHeader, writeHeader } from "./endToEndHeader.ts";

/** What the server adds to a frame for one tunnel; no part of the frame. */
export interface HopFields {
  /** The place of a board operation in the order that the server gave. */
  readonly orderNumber?: bigint;
  /** When the server had the whole frame, in milliseconds since 1970. */
  readonly receivedAtMillis?: bigint;
}

/** One message of a sender to others: header and opaque payload. */
export interface Frame {
  readonly header: EndToEndHeader;
  /** Header, extensions and payload: the sender's own bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A view of the payload in the bytes. */
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly hopFields: HopFields;
}

/** The frame in these bytes, which are kept, not copied; the size is not checked here. */
export function parseFrame(bytes: Uint8Array<ArrayBuffer>, hopFields: HopFields = {}): Frame {
  const { header, payloadOffset } = readHeader(bytes);
  return { header, bytes, payload: bytes.subarray(payloadOffset), hopFields };
}

/** A new frame of a header and a payload; the payload is copied. */
export function frameOf(header: EndToEndHeader, payload: Uint8Array): Frame {
  const head = writeHeader(header);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return { header, bytes, payload: bytes.subarray(head.length), hopFields: {} };
}
