import { ProtocolError } from "./protocolError.ts";
import { requireBits } from "./unsigned.ts";

/** What a sender says about a picture in the payload. Type: 1 PNG, 2 JPEG, 3 WebP. */
export interface DeclaredMedia {
  readonly type: number;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
}

/** An entry of an even type that this version does not know: passed over, but kept. */
export interface UnknownExtension {
  readonly type: number;
  readonly value: Uint8Array;
}

/** The optional part of an end-to-end header; entries ascend by type on the wire. */
export interface Extensions {
  readonly targetIndex?: number;
  readonly neededFrame?: number;
  readonly page?: number;
  readonly mergeKey?: bigint;
  readonly grantId?: number;
  readonly declaredMedia?: DeclaredMedia;
  readonly unknown?: readonly UnknownExtension[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const LENGTHS = new Map([[1, 2], [2, 4], [3, 2], [4, 8], [5, 4], [6, 9]]);

/** Reads the entries that fill the view. */
export function readExtensions(view: DataView): Extensions {
  const read: Mutable<Extensions> = {};
  let offset = 0;
  let last = -1;
  while (offset < view.byteLength) {
    if (view.byteLength - offset < 2) throw new ProtocolError("bad-extension", "cut-off entry");
    const type = view.getUint8(offset);
    const length = view.getUint8(offset + 1);
    offset += 2;
    if (type <= last || length > view.byteLength - offset) {
      throw new ProtocolError("bad-extension", `entry of type ${type}`);
    }
    last = type;
    readEntry(read, type, new DataView(view.buffer, view.byteOffset + offset, length));
    offset += length;
  }
  return read;
}

function readEntry(into: Mutable<Extensions>, type: number, value: DataView): void {
  const wanted = LENGTHS.get(type);
  if (wanted === undefined) {
    if (type % 2 !== 0) throw new ProtocolError("unknown-extension", `type ${type}`);
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
    into.unknown = [...(into.unknown ?? []), { type, value: bytes }];
    return;
  }
  if (value.byteLength !== wanted) {
    throw new ProtocolError("bad-extension", `type ${type} with ${value.byteLength} bytes`);
  }
  if (type === 1) into.targetIndex = value.getUint16(0);
  if (type === 2) into.neededFrame = value.getUint32(0);
  if (type === 3) into.page = value.getUint16(0);
  if (type === 4) into.mergeKey = value.getBigUint64(0);
  if (type === 5) into.grantId = value.getUint32(0);
  if (type === 6) {
    into.declaredMedia = {
      type: value.getUint8(0),
      sizeBytes: value.getUint32(1),
      width: value.getUint16(5),
      height: value.getUint16(7),
    };
  }
}

/** The entries as bytes; empty when there are none. */
export function writeExtensions(extensions: Extensions): Uint8Array {
  const entries: [number, Uint8Array][] = [];
  const add = (type: number, fill: (view: DataView) => void) => {
    const bytes = new Uint8Array(LENGTHS.get(type)!);
    fill(new DataView(bytes.buffer));
    entries.push([type, bytes]);
  };
  const { targetIndex, neededFrame, page, mergeKey, grantId, declaredMedia } = extensions;
  if (targetIndex !== undefined) add(1, (view) => view.setUint16(0, bits(targetIndex, 16)));
  if (neededFrame !== undefined) add(2, (view) => view.setUint32(0, bits(neededFrame, 32)));
  if (page !== undefined) add(3, (view) => view.setUint16(0, bits(page, 16)));
  if (mergeKey !== undefined) add(4, (view) => view.setBigUint64(0, mergeKey));
  if (grantId !== undefined) add(5, (view) => view.setUint32(0, bits(grantId, 32)));
  if (declaredMedia !== undefined) {
    add(6, (view) => {
      view.setUint8(0, bits(declaredMedia.type, 8));
      view.setUint32(1, bits(declaredMedia.sizeBytes, 32));
      view.setUint16(5, bits(declaredMedia.width, 16));
      view.setUint16(7, bits(declaredMedia.height, 16));
    });
  }
  for (const { type, value } of extensions.unknown ?? []) {
    if (type % 2 !== 0 || LENGTHS.has(type)) throw new RangeError(`extension type ${type}`);
    entries.push([type, value]);
  }
  entries.sort(([a], [b]) => a - b);
  return Uint8Array.from(entries.flatMap(([type, value]) => [type, value.length, ...value]));
}

function bits(value: number, count: number): number {
  requireBits("extension", value, count);
  return value;
}
