import { Channel, channelOf, isPicture } from "./channel.ts";
import { type Extensions, readExtensions, writeExtensions } from "./extensions.ts";
import { ProtocolError } from "./protocolError.ts";
import { requireBits } from "./unsigned.ts";

export const Flag = {
  KEY_FRAME: 1,
  END: 2,
  DROPPABLE: 4,
  CODEC_CONFIGURATION: 8,
  SNAPSHOT: 16,
} as const;

/** Written by a client before the welcome gave it an index. */
export const SENDER_UNKNOWN = 0xfffe;
export const SENDER_SERVER = 0xffff;

/** The header with its extensions always fits the first piece. */
export const LARGEST_HEADER_BYTES = 256;

const VERSION = 1;
const FIXED_BYTES = 16;
const EXTENDED = 0x10;

/** What a sender says about its frame, relayed unchanged. */
export interface EndToEndHeader {
  readonly channel: Channel;
  readonly kind: number;
  readonly flags: number;
  /** Temporal layer; on voice the loudness class. */
  readonly layer: number;
  /** 0 none, 1 SFrame, 2 SFrame with implied header. */
  readonly protection: number;
  readonly sender: number;
  readonly stream: number;
  readonly epoch: number;
  /** Per sender, stream and channel, rising, from 1. */
  readonly number: number;
  /** Milliseconds since the instance began. */
  readonly timeMillis: number;
  readonly extensions: Extensions;
}

/** A header with what most frames leave at zero. */
export function headerOf(
  wanted: Pick<EndToEndHeader, "channel" | "sender" | "number"> & Partial<EndToEndHeader>,
): EndToEndHeader {
  const zero = { kind: 0, flags: 0, layer: 0, protection: 0, stream: 0, epoch: 0, timeMillis: 0 };
  return { ...zero, extensions: {}, ...wanted };
}

/** Whether this is an encoded picture that can be shown only after another. */
export function isDelta(header: EndToEndHeader): boolean {
  const alone = Flag.KEY_FRAME | Flag.CODEC_CONFIGURATION | Flag.END;
  return isPicture(header.channel) && (header.flags & alone) === 0;
}

/** Reads the header at the beginning of the bytes; answers where the payload begins. */
export function readHeader(bytes: Uint8Array): { header: EndToEndHeader; payloadOffset: number } {
  if (bytes.length < FIXED_BYTES) throw new ProtocolError("short-header", `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lead = view.getUint8(0);
  const layers = view.getUint8(3);
  if (lead >>> 5 !== VERSION) throw new ProtocolError("unsupported-version", `${lead >>> 5}`);
  const channel = channelOf(lead & 0x0f);
  const flags = view.getUint8(2);
  const protection = (layers >>> 3) & 3;
  if (flags > 0x1f || (layers & 7) !== 0 || protection === 3) {
    throw new ProtocolError("reserved-bits", `flags ${flags}, layer ${layers}`);
  }
  const { extensions, payloadOffset } = readArea(view, (lead & EXTENDED) !== 0);
  const header: EndToEndHeader = {
    channel,
    kind: view.getUint8(1),
    flags,
    layer: layers >>> 5,
    protection,
    sender: view.getUint16(4),
    stream: view.getUint8(6),
    epoch: view.getUint8(7),
    number: view.getUint32(8),
    timeMillis: view.getUint32(12),
    extensions,
  };
  requireNeededFrame(header);
  return { header, payloadOffset };
}

function readArea(view: DataView, extended: boolean) {
  if (!extended) return { extensions: {}, payloadOffset: FIXED_BYTES };
  const start = FIXED_BYTES + 2;
  if (view.byteLength < start) throw new ProtocolError("short-header", "no extension length");
  const length = view.getUint16(FIXED_BYTES);
  if (length === 0 || length > LARGEST_HEADER_BYTES - start) {
    throw new ProtocolError("bad-extension", `area of ${length} bytes`);
  }
  if (length > view.byteLength - start) throw new ProtocolError("short-header", "area cut off");
  const area = new DataView(view.buffer, view.byteOffset + start, length);
  return { extensions: readExtensions(area), payloadOffset: start + length };
}

function requireNeededFrame(header: EndToEndHeader): void {
  const needed = header.extensions.neededFrame;
  if (needed === undefined) {
    if (isDelta(header)) throw new ProtocolError("needed-frame-missing", `${header.number}`);
  } else if (needed >= header.number) {
    throw new ProtocolError("bad-extension", "needs a later frame");
  }
}

/** The header as bytes. */
export function writeHeader(header: EndToEndHeader): Uint8Array<ArrayBuffer> {
  const entries = writeExtensions(header.extensions);
  const extended = entries.length > 0;
  const bytes = new Uint8Array(FIXED_BYTES + (extended ? 2 + entries.length : 0));
  if (bytes.length > LARGEST_HEADER_BYTES) throw new RangeError(`header of ${bytes.length} bytes`);
  requireFields(header);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, (VERSION << 5) | (extended ? EXTENDED : 0) | header.channel);
  view.setUint8(1, header.kind);
  view.setUint8(2, header.flags);
  view.setUint8(3, (header.layer << 5) | (header.protection << 3));
  view.setUint16(4, header.sender);
  view.setUint8(6, header.stream);
  view.setUint8(7, header.epoch);
  view.setUint32(8, header.number);
  view.setUint32(12, header.timeMillis);
  if (extended) {
    view.setUint16(FIXED_BYTES, entries.length);
    bytes.set(entries, FIXED_BYTES + 2);
  }
  return bytes;
}

function requireFields(header: EndToEndHeader): void {
  const { kind, flags, layer, protection, sender, stream, epoch, number, timeMillis } = header;
  requireBits("kind", kind, 8);
  requireBits("flags", flags, 5);
  requireBits("layer", layer, 3);
  requireBits("protection", protection, 2);
  requireBits("sender", sender, 16);
  requireBits("stream", stream, 8);
  requireBits("epoch", epoch, 8);
  requireBits("number", number, 32);
  requireBits("time", timeMillis, 32);
}
