import { Flag } from "../../wire/endToEndHeader.ts";
import type { Frame } from "../../wire/frame.ts";
import { VoiceKind } from "../../wire/controlKind.ts";
import type { HeardPacket, ToMixer } from "../entity/hearing.ts";
import type { SeatVoices } from "./seatVoices.ts";
import { canListen, type PacketFacts, VoiceDecoding } from "./voiceDecoding.ts";

/** Decodes what one speaker sends. */
export interface Decoding {
  decode(bytes: Uint8Array<ArrayBuffer>, facts: PacketFacts): void;
  close(): void;
}

export interface ListeningPorts {
  readonly seats: Pick<SeatVoices, "hear" | "end">;
  /** Milliseconds since the meeting began, on this clock. */
  readonly meetingTime: () => number;
  readonly decoding?: (decoded: (packet: HeardPacket) => void) => Decoding;
  mix(message: ToMixer): void;
}

/** What comes on the voice channel, on its way to the mixer: one decoder for each speaker. */
export class Listening {
  private readonly speakers = new Map<number, Decoding>();

  constructor(private readonly ports: ListeningPorts) {}

  /** Takes a frame of the voice channel. */
  frame(frame: Frame): void {
    const { sender, kind, flags, layer, protection, number, timeMillis } = frame.header;
    if (protection !== 0 || (kind !== VoiceKind.SHORT_PACKET && kind !== VoiceKind.LONG_PACKET)) {
      return;
    }
    if ((flags & Flag.END) !== 0) {
      this.ports.seats.end(sender);
      return;
    }
    if (frame.payload.length === 0) return;
    this.ports.seats.hear(sender, layer);
    const underwayMillis = this.ports.meetingTime() - timeMillis;
    this.speaker(sender).decode(frame.payload.slice(), {
      number,
      time: timeMillis,
      underwayMillis,
    });
  }

  /** Only these are still in the meeting. */
  keep(senders: ReadonlySet<number>): void {
    for (const sender of this.speakers.keys()) if (!senders.has(sender)) this.forget(sender);
  }

  /** Nobody is heard any more: the tunnel is gone. */
  forgetAll(): void {
    this.keep(new Set());
  }

  private forget(sender: number): void {
    this.speakers.get(sender)?.close();
    this.speakers.delete(sender);
    this.ports.seats.end(sender);
    this.ports.mix({ kind: "forget", sender });
  }

  private speaker(sender: number): Decoding {
    let speaker = this.speakers.get(sender);
    if (speaker === undefined) {
      const make = this.ports.decoding ?? browserDecoding;
      speaker = make((packet) => this.ports.mix({ kind: "packet", sender, packet }));
      this.speakers.set(sender, speaker);
    }
    return speaker;
  }
}

/** Where a browser decodes no voice, seats still show who speaks. */
function browserDecoding(decoded: (packet: HeardPacket) => void): Decoding {
  return canListen() ? new VoiceDecoding(decoded) : { decode: () => {}, close: () => {} };
}
