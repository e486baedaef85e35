import { channelRule } from "./channel.ts";
import { type EndToEndHeader, readHeader } from "./endToEndHeader.ts";
import { type Frame, type HopFields, parseFrame } from "./frame.ts";
import type { Piece } from "./hopUnit.ts";
import { payloadLimit, type ProtocolLimits, STANDARD_LIMITS } from "./limits.ts";
import { ProtocolError } from "./protocolError.ts";

interface OpenFrame {
  readonly header: EndToEndHeader;
  readonly payloadOffset: number;
  readonly fields: HopFields;
  readonly parts: Uint8Array[];
  bytes: number;
  nextIndex: number;
}

/**
 * Puts the frames of one tunnel and direction together from their pieces.
 *
 * The limit of a frame's channel is checked from its first piece on; memory follows the bytes that arrived. A first
 * piece on the handle of an unfinished frame gives that frame up: its sender did.
 */
export class FrameAssembler {
  readonly #open = new Map<number, OpenFrame>();
  #openBytes = 0;
  #abandonedFrames = 0;

  constructor(readonly limits: ProtocolLimits = STANDARD_LIMITS) {}

  /** Takes a piece; answers the frame if this was its last. */
  accept(piece: Piece): Frame | undefined {
    const frame = piece.first ? this.#begin(piece) : this.#find(piece);
    this.#append(frame, piece.payload);
    if (!piece.last) return undefined;
    this.#open.delete(piece.handle);
    this.#openBytes -= frame.bytes;
    return parseFrame(join(frame), frame.fields);
  }

  /** Gives up the unfinished frames that are not resent after a resume: what follows a gap. */
  abandonMedia(): void {
    for (const [handle, frame] of this.#open) {
      if (channelRule(frame.header.channel).deliveryClass !== "reliable") this.#forget(handle);
    }
  }

  get openFrames(): number {
    return this.#open.size;
  }

  get openBytes(): number {
    return this.#openBytes;
  }

  get abandonedFrames(): number {
    return this.#abandonedFrames;
  }

  #begin(piece: Piece): OpenFrame {
    const { header, payloadOffset } = readHeader(piece.payload);
    this.#forget(piece.handle);
    if (this.#open.size >= this.limits.openFrames) {
      throw new ProtocolError("too-many-open-frames", `${this.#open.size} frames`);
    }
    const { fields } = piece;
    const frame = { header, payloadOffset, fields, parts: [], bytes: 0, nextIndex: 0 };
    this.#open.set(piece.handle, frame);
    return frame;
  }

  #find(piece: Piece): OpenFrame {
    const frame = this.#open.get(piece.handle);
    if (frame?.nextIndex !== piece.index) {
      throw new ProtocolError("piece-out-of-order", `handle ${piece.handle}, index ${piece.index}`);
    }
    return frame;
  }

  #append(frame: OpenFrame, payload: Uint8Array): void {
    if (this.#openBytes + payload.length > this.limits.openBytes) {
      throw new ProtocolError("frame-too-large", "bytes in unfinished frames");
    }
    frame.parts.push(payload.slice());
    frame.bytes += payload.length;
    frame.nextIndex = (frame.nextIndex + 1) & 0xff;
    this.#openBytes += payload.length;
    const { channel, protection } = frame.header;
    if (frame.bytes - frame.payloadOffset > payloadLimit(this.limits, channel, protection)) {
      throw new ProtocolError("frame-too-large", `${frame.bytes} bytes on channel ${channel}`);
    }
  }

  #forget(handle: number): void {
    const frame = this.#open.get(handle);
    if (!frame) return;
    this.#open.delete(handle);
    this.#openBytes -= frame.bytes;
    this.#abandonedFrames++;
  }
}

function join(frame: OpenFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frame.bytes);
  let offset = 0;
  for (const part of frame.parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
