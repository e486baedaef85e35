import { Channel } from "../../wire/channel.ts";
import { ControlKind, ScreenKind, VoiceKind } from "../../wire/controlKind.ts";
import { type PicturePlace, writePlace } from "../entity/pointer.ts";
import { type EndToEndHeader, Flag, headerOf } from "../../wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../wire/frame.ts";
import type { EncodedPicture } from "../../screen/entity/presenting.ts";
import type { VoicePacket } from "../../voice/entity/speaking.ts";

/** What one stream of pictures was numbered last, and the last picture that the next may need. */
interface Numbers {
  last: number;
  base: number | null;
}

type PictureChannel = typeof Channel.SCREEN | typeof Channel.CAMERA;

/**
 * Makes the frames that this participant sends, with their numbers.
 *
 * It lives as long as the sender's index: a new tunnel begins with new numbers.
 */
export class OwnFrames {
  private lastControl = 0;
  private lastVoice = 0;
  private lastPointer = 0;
  private lastChat = 0;
  private readonly screen: Numbers = { last: 0, base: null };
  private readonly camera: Numbers = { last: 0, base: null };

  /** `began` is when the meeting began, in milliseconds since 1970. */
  constructor(
    readonly sender: number,
    private began: number,
    private readonly clock: () => number,
  ) {}

  /** When the meeting began, as far as it is known: what the server sends is late, but never early. */
  get beganAt(): number {
    return this.began;
  }

  /** A message that the server sent at this time of the meeting has just come. */
  serverTime(timeMillis: number): void {
    this.began = Math.min(this.began, this.clock() - timeMillis);
  }

  /** A message to the server. */
  control(kind: ControlKind, message: object): Frame {
    const header = headerOf({
      channel: Channel.CONTROL,
      kind,
      sender: this.sender,
      number: ++this.lastControl,
      timeMillis: this.time(this.clock()),
    });
    return frameOf(header, new TextEncoder().encode(JSON.stringify(message)));
  }

  /** How the pictures that follow are coded. */
  description(
    stream: number,
    payload: Uint8Array,
    channel: PictureChannel = Channel.SCREEN,
  ): Frame {
    return frameOf(
      headerOf({
        channel,
        kind: ScreenKind.STREAM_DESCRIPTION,
        flags: Flag.CODEC_CONFIGURATION,
        sender: this.sender,
        stream,
        number: ++this.numbers(channel).last,
        timeMillis: this.time(this.clock()),
      }),
      payload,
    );
  }

  /** A picture; `null` for one that needs a picture which was never sent on this tunnel. */
  picture(
    stream: number,
    picture: EncodedPicture,
    channel: PictureChannel = Channel.SCREEN,
  ): Frame | null {
    const numbers = this.numbers(channel);
    const needed = numbers.base;
    if (!picture.key && needed === null) return null;
    const number = ++numbers.last;
    const droppable = picture.layer > 0;
    if (!droppable) numbers.base = number;
    const header = headerOf({
      channel,
      kind: ScreenKind.ENCODED_CHUNK,
      flags: picture.key ? Flag.KEY_FRAME : droppable ? Flag.DROPPABLE : 0,
      layer: picture.layer,
      sender: this.sender,
      stream,
      number,
      timeMillis: this.time(picture.capturedAt),
      extensions: picture.key || needed === null ? {} : { neededFrame: needed },
    });
    return frameOf(header, picture.bytes);
  }

  /** Pictures that were sent did not arrive: what needs them is not sent any more. */
  picturesLost(): void {
    this.screen.base = null;
    this.camera.base = null;
  }

  private numbers(channel: PictureChannel): Numbers {
    return channel === Channel.SCREEN ? this.screen : this.camera;
  }

  /** Where this participant points on the own shared screen, or that the pointer is gone. */
  pointer(stream: number, place: PicturePlace | null): Frame {
    const header = headerOf({
      channel: Channel.POINTER,
      flags: place === null ? Flag.END : 0,
      sender: this.sender,
      stream,
      number: ++this.lastPointer,
      timeMillis: this.time(this.clock()),
    });
    return frameOf(header, place === null ? new Uint8Array(0) : writePlace(place));
  }

  /** A packet of speech. */
  voice(packet: VoicePacket): Frame {
    const kind = packet.millis === 60 ? VoiceKind.LONG_PACKET : VoiceKind.SHORT_PACKET;
    const { loudness: layer, capturedAt } = packet;
    return frameOf(
      this.voiceHeader({ kind, layer, timeMillis: this.time(capturedAt) }),
      packet.bytes,
    );
  }

  /** A message for everybody, or a reaction, which has no text. */
  chat(kind: number, text: string): Frame {
    const header = headerOf({
      channel: Channel.CHAT,
      kind,
      sender: this.sender,
      number: ++this.lastChat,
      timeMillis: this.time(this.clock()),
    });
    return frameOf(header, new TextEncoder().encode(text));
  }

  /** The microphone is off from now on. */
  voiceEnd(): Frame {
    const timeMillis = this.time(this.clock());
    return frameOf(this.voiceHeader({ flags: Flag.END, timeMillis }), new Uint8Array(0));
  }

  private voiceHeader(more: Partial<EndToEndHeader>): EndToEndHeader {
    const number = ++this.lastVoice;
    return headerOf({ channel: Channel.VOICE, sender: this.sender, number, ...more });
  }

  private time(at: number): number {
    return Math.max(0, Math.floor(at - this.began)) >>> 0;
  }
}
