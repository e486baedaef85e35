import { Channel, channelRule } from "./channel.ts";

/** The largest payload of a piece: more would make voice wait too long behind a picture. */
export const LARGEST_PIECE_BYTES = 8192;

export const UNIT_HEADER_BYTES = 16;

/** Header, order number, receive time and the largest piece. */
export const LARGEST_UNIT_BYTES = UNIT_HEADER_BYTES + 8 + 8 + LARGEST_PIECE_BYTES;

/** At the next transmission number the tunnel closes and the client joins again. */
export const LARGEST_NUMBER = 0xffff_fffe;

/** What a protected payload may be longer than an unprotected one. */
const PROTECTION_BYTES = 128;

/** What one end of a tunnel accepts from the other. */
export interface ProtocolLimits {
  /** Frames begun and not ended. */
  readonly openFrames: number;
  /** Bytes that all unfinished frames hold together. */
  readonly openBytes: number;
  /** Largest WebSocket message, holding whole units. */
  readonly messageBytes: number;
  /** Largest payload of one frame where it differs from the first value of its channel. */
  readonly frameBytes: ReadonlyMap<Channel, number>;
}

export const STANDARD_LIMITS: ProtocolLimits = {
  openFrames: 32,
  openBytes: 6 * 1024 * 1024,
  messageBytes: 64 * 1024,
  frameBytes: new Map(),
};

/** The largest payload that a frame of this channel and protection may have. */
export function payloadLimit(limits: ProtocolLimits, channel: Channel, protection: number): number {
  const limit = limits.frameBytes.get(channel) ?? channelRule(channel).limitBytes;
  return limit + (protection === 0 ? 0 : PROTECTION_BYTES);
}
