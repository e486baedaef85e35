import type { Direction, HopUnit } from "./hopUnit.ts";
import { readUnit } from "./hopUnitReader.ts";
import { LARGEST_UNIT_BYTES, UNIT_HEADER_BYTES } from "./limits.ts";
import { ProtocolError } from "./protocolError.ts";

/**
 * Finds the units in the bytes of one connection, however these are cut.
 *
 * It keeps at most one unfinished unit, never allocates by a declared length, and is dead after its first refusal.
 */
export class HopUnitDecoder {
  #pending = new Uint8Array(LARGEST_UNIT_BYTES);
  #pendingBytes = 0;
  #refusal: ProtocolError | undefined;

  constructor(readonly direction: Direction) {}

  /** Hands each unit that is now complete to the sink; throws ProtocolError at the first bad one. */
  feed(chunk: Uint8Array, sink: (unit: HopUnit) => void): void {
    if (this.#refusal) throw this.#refusal;
    try {
      let offset = 0;
      while (offset < chunk.length) offset = this.#step(chunk, offset, sink);
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** Says that a message ended: it may not end inside a unit. */
  endOfMessage(): void {
    if (this.#pendingBytes === 0) return;
    this.#refuse(new ProtocolError("truncated", `${this.#pendingBytes} bytes of a unit`));
  }

  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  #step(chunk: Uint8Array, offset: number, sink: (unit: HopUnit) => void): number {
    const available = chunk.length - offset;
    if (this.#pendingBytes === 0 && available >= 4) {
      const length = unitLength(chunk, offset);
      if (length <= available) {
        sink(readUnit(chunk.subarray(offset, offset + length), this.direction));
        return offset + length;
      }
    }
    const target = this.#pendingBytes < 4 ? 4 : unitLength(this.#pending, 0);
    const taken = Math.min(target - this.#pendingBytes, available);
    this.#pending.set(chunk.subarray(offset, offset + taken), this.#pendingBytes);
    this.#pendingBytes += taken;
    if (this.#pendingBytes >= 4 && this.#pendingBytes === unitLength(this.#pending, 0)) {
      const unit = this.#pending.subarray(0, this.#pendingBytes);
      this.#pendingBytes = 0;
      sink(readUnit(unit, this.direction));
    }
    return offset + taken;
  }

  #refuse(error: unknown): never {
    if (error instanceof ProtocolError) this.#refusal = error;
    throw error;
  }
}

function unitLength(bytes: Uint8Array, offset: number): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0);
  if (length < UNIT_HEADER_BYTES || length > LARGEST_UNIT_BYTES) {
    throw new ProtocolError("bad-unit-length", `${length} bytes`);
  }
  return length;
}
