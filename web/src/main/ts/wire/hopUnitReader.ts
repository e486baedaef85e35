import type { HopFields } from "./frame.ts";
import { type Direction, type HopUnit, type Piece, PieceFlag, UnitType } from "./hopUnit.ts";
import { LARGEST_NUMBER, LARGEST_PIECE_BYTES, UNIT_HEADER_BYTES } from "./limits.ts";
import { ProtocolError } from "./protocolError.ts";

const WORDS = new Map<number, number>([
  [UnitType.acknowledgement, 0],
  [UnitType.heartbeat, 3],
  [UnitType.switchMark, 1],
  [UnitType.gap, 2],
]);

/** Reads one whole unit; its length field has been checked. */
export function readUnit(bytes: Uint8Array, direction: Direction): HopUnit {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = view.getUint8(4) >>> 5;
  const acknowledged = view.getUint32(12);
  if (acknowledged > LARGEST_NUMBER) {
    throw new ProtocolError("bad-acknowledgement", "largest number");
  }
  if (type === UnitType.piece) return readPiece(bytes, view, direction);
  const words = WORDS.get(type);
  if (words === undefined) throw new ProtocolError("unknown-unit-type", `type ${type}`);
  const unused = (view.getUint32(4) & 0x1fff_ffff) |
    (type === UnitType.gap ? 0 : view.getUint32(8));
  if (unused !== 0) throw new ProtocolError("reserved-bits", `unit type ${type}`);
  if (bytes.length !== UNIT_HEADER_BYTES + 4 * words) {
    throw new ProtocolError("bad-unit", `unit of ${bytes.length} bytes`);
  }
  const word = (index: number) => view.getUint32(UNIT_HEADER_BYTES + 4 * index);
  switch (type) {
    case UnitType.heartbeat:
      return {
        type: "heartbeat",
        acknowledged,
        clockMillis: word(0),
        echoMillis: word(1),
        heldMillis: word(2),
      };
    case UnitType.switchMark:
      return { type: "switchMark", acknowledged, newGeneration: word(0) };
    case UnitType.gap:
      return readGap(acknowledged, view.getUint32(8), word(0), word(1));
    default:
      return { type: "acknowledgement", acknowledged };
  }
}

function readGap(acknowledged: number, number: number, from: number, to: number): HopUnit {
  requireNumber(from);
  requireNumber(to);
  if (from > to || number !== to) throw new ProtocolError("bad-unit", `gap ${from} to ${to}`);
  return { type: "gap", acknowledged, from, to };
}

function readPiece(bytes: Uint8Array, view: DataView, direction: Direction): Piece {
  const flags = view.getUint8(4) & 0x1f;
  const index = view.getUint8(5);
  const number = view.getUint32(8);
  requireNumber(number);
  const first = (flags & PieceFlag.FIRST) !== 0;
  const ordered = (flags & PieceFlag.ORDER_NUMBER) !== 0;
  const timed = (flags & PieceFlag.RECEIVED_AT) !== 0;
  if ((ordered || timed) && direction === "uplink") {
    throw new ProtocolError("server-field", `flags ${flags}`);
  }
  if (((ordered || timed) && !first) || (first && index !== 0)) {
    throw new ProtocolError("bad-unit", "first piece");
  }
  const start = UNIT_HEADER_BYTES + (ordered ? 8 : 0) + (timed ? 8 : 0);
  const length = bytes.length - start;
  if (length < 1 || length > LARGEST_PIECE_BYTES) {
    throw new ProtocolError("bad-unit", `payload of ${length} bytes`);
  }
  const fields: HopFields = {
    ...(ordered ? { orderNumber: view.getBigUint64(UNIT_HEADER_BYTES) } : {}),
    ...(timed ? { receivedAtMillis: view.getBigUint64(start - 8) } : {}),
  };
  return {
    type: "piece",
    number,
    acknowledged: view.getUint32(12),
    handle: view.getUint16(6),
    index,
    first,
    last: (flags & PieceFlag.LAST) !== 0,
    asking: (flags & PieceFlag.ASKING) !== 0,
    fields,
    payload: bytes.subarray(start),
  };
}

function requireNumber(number: number): void {
  if (number < 1 || number > LARGEST_NUMBER) {
    throw new ProtocolError("bad-number", `number ${number}`);
  }
}
