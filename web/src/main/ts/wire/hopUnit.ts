import type { HopFields } from "./frame.ts";
import { LARGEST_NUMBER, LARGEST_PIECE_BYTES, UNIT_HEADER_BYTES } from "./limits.ts";
import { requireBits } from "./unsigned.ts";

export type Direction = "uplink" | "downlink";

/** A piece of a frame. A first piece on the handle of an unfinished frame gives that frame up. */
export interface Piece {
  readonly type: "piece";
  readonly number: number;
  readonly acknowledged: number;
  readonly handle: number;
  readonly index: number;
  readonly first: boolean;
  readonly last: boolean;
  /** Whether the receiver is to acknowledge it at once. */
  readonly asking: boolean;
  readonly fields: HopFields;
  /** From a decoder: a view that is valid until its sink returns. */
  readonly payload: Uint8Array;
}

export interface Acknowledgement {
  readonly type: "acknowledgement";
  readonly acknowledged: number;
}

/** A sign of life that also measures the round trip: now − echo − held. */
export interface Heartbeat {
  readonly type: "heartbeat";
  readonly acknowledged: number;
  readonly clockMillis: number;
  readonly echoMillis: number;
  readonly heldMillis: number;
}

/** The last unit on an uplink that is replaced. */
export interface SwitchMark {
  readonly type: "switchMark";
  readonly acknowledged: number;
  readonly newGeneration: number;
}

/** Names pieces that are not sent again after a resume. */
export interface Gap {
  readonly type: "gap";
  readonly acknowledged: number;
  readonly from: number;
  readonly to: number;
}

export type HopUnit = Piece | Acknowledgement | Heartbeat | SwitchMark | Gap;

export const UnitType = {
  piece: 1,
  acknowledgement: 2,
  heartbeat: 3,
  switchMark: 4,
  gap: 5,
} as const;

export const PieceFlag = {
  FIRST: 16,
  LAST: 8,
  ORDER_NUMBER: 4,
  RECEIVED_AT: 2,
  ASKING: 1,
} as const;

/** The unit as bytes of its own. */
export function writeUnit(unit: HopUnit): Uint8Array<ArrayBuffer> {
  requireRange("acknowledgement", unit.acknowledged, 0);
  switch (unit.type) {
    case "piece":
      return writePiece(unit);
    case "acknowledgement":
      return plain(unit, 0, []);
    case "heartbeat":
      return plain(unit, 0, [unit.clockMillis, unit.echoMillis, unit.heldMillis]);
    case "switchMark":
      return plain(unit, 0, [unit.newGeneration]);
    case "gap":
      requireRange("gap", unit.from, 1);
      requireRange("gap", unit.to, unit.from);
      return plain(unit, unit.to, [unit.from, unit.to]);
  }
}

/** What a unit's bytes acknowledge, if they say nothing else. */
export function acknowledgedAlone(unit: Uint8Array): number | undefined {
  const view = new DataView(unit.buffer, unit.byteOffset, unit.byteLength);
  const alone = view.getUint8(4) >> 5 === UnitType.acknowledgement;
  return alone ? view.getUint32(12) : undefined;
}

function writePiece(piece: Piece): Uint8Array<ArrayBuffer> {
  const { orderNumber, receivedAtMillis } = piece.fields;
  const fieldBytes = (orderNumber === undefined ? 0 : 8) + (receivedAtMillis === undefined ? 0 : 8);
  const length = piece.payload.length;
  requireRange("transmission number", piece.number, 1);
  requireBits("handle", piece.handle, 16);
  requireBits("index", piece.index, 8);
  if (length < 1 || length > LARGEST_PIECE_BYTES || (fieldBytes > 0 && !piece.first)) {
    throw new RangeError(`piece of ${length} bytes`);
  }
  const bytes = new Uint8Array(UNIT_HEADER_BYTES + fieldBytes + length);
  const view = new DataView(bytes.buffer);
  const flags = (piece.first ? PieceFlag.FIRST : 0) | (piece.last ? PieceFlag.LAST : 0) |
    (orderNumber === undefined ? 0 : PieceFlag.ORDER_NUMBER) |
    (receivedAtMillis === undefined ? 0 : PieceFlag.RECEIVED_AT) |
    (piece.asking ? PieceFlag.ASKING : 0);
  view.setUint32(0, bytes.length);
  view.setUint8(4, (UnitType.piece << 5) | flags);
  view.setUint8(5, piece.index);
  view.setUint16(6, piece.handle);
  view.setUint32(8, piece.number);
  view.setUint32(12, piece.acknowledged);
  if (orderNumber !== undefined) view.setBigUint64(UNIT_HEADER_BYTES, orderNumber);
  if (receivedAtMillis !== undefined) {
    view.setBigUint64(UNIT_HEADER_BYTES + fieldBytes - 8, receivedAtMillis);
  }
  bytes.set(piece.payload, UNIT_HEADER_BYTES + fieldBytes);
  return bytes;
}

function plain(
  unit: Exclude<HopUnit, Piece>,
  number: number,
  words: number[],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(UNIT_HEADER_BYTES + 4 * words.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length);
  view.setUint8(4, UnitType[unit.type] << 5);
  view.setUint32(8, number);
  view.setUint32(12, unit.acknowledged);
  words.forEach((word, index) => {
    requireBits(unit.type, word, 32);
    view.setUint32(UNIT_HEADER_BYTES + 4 * index, word);
  });
  return bytes;
}

function requireRange(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least || value > LARGEST_NUMBER) {
    throw new RangeError(`${name} ${value}`);
  }
}
