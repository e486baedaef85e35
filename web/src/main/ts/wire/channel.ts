import { ProtocolError } from "./protocolError.ts";

/** What may happen to a frame that cannot be sent at once. */
export type DeliveryClass = "reliable" | "media" | "newest";

/** A lane of a tunnel. Priority 1 is sent first; the limit counts the unprotected payload of one frame. */
export interface ChannelRule {
  readonly name: string;
  readonly deliveryClass: DeliveryClass;
  readonly priority: number;
  readonly limitBytes: number;
}

export const Channel = {
  CONTROL: 0,
  VOICE: 1,
  SCREEN: 2,
  CAMERA: 3,
  POINTER: 4,
  BOARD: 5,
  CHAT: 6,
  REMOTE_INPUT: 7,
  KEYS: 8,
} as const;

export type Channel = (typeof Channel)[keyof typeof Channel];

const KIB = 1024;
const MIB = 1024 * KIB;

const RULES: readonly ChannelRule[] = [
  { name: "CONTROL", deliveryClass: "reliable", priority: 2, limitBytes: 16 * KIB },
  { name: "VOICE", deliveryClass: "media", priority: 1, limitBytes: 2 * KIB },
  { name: "SCREEN", deliveryClass: "media", priority: 6, limitBytes: 2 * MIB },
  { name: "CAMERA", deliveryClass: "media", priority: 7, limitBytes: 2 * MIB },
  { name: "POINTER", deliveryClass: "newest", priority: 4, limitBytes: 2 * KIB },
  { name: "BOARD", deliveryClass: "reliable", priority: 5, limitBytes: 2 * MIB },
  { name: "CHAT", deliveryClass: "reliable", priority: 5, limitBytes: 16 * KIB },
  { name: "REMOTE_INPUT", deliveryClass: "reliable", priority: 3, limitBytes: 2 * KIB },
  { name: "KEYS", deliveryClass: "reliable", priority: 2, limitBytes: 256 * KIB },
];

/** The rules of a channel. */
export function channelRule(channel: Channel): ChannelRule {
  return RULES[channel]!;
}

/** The channel of a number on the wire; 9 to 15 are reserved and refused. */
export function channelOf(number: number): Channel {
  if (!(number in RULES)) throw new ProtocolError("unknown-channel", `channel ${number}`);
  return number as Channel;
}

/** Whether its frames form a picture in which deltas need earlier frames. */
export function isPicture(channel: Channel): boolean {
  return channel === Channel.SCREEN || channel === Channel.CAMERA;
}

/** Whether its pieces are sent again when a cut has lost them; those of the others are named by a gap. */
export function isRepeated(channel: Channel): boolean {
  return channelRule(channel).deliveryClass === "reliable" && channel !== Channel.REMOTE_INPUT;
}
