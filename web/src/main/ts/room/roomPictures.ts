import type { Attendance } from "../meeting/control/attendance.ts";
import type { MeetingState } from "../meeting/entity/meetingState.ts";
import { DecoderClaim } from "../screen/control/decoderClaim.ts";
import { PictureDelay } from "../screen/control/pictureDelay.ts";
import { type ShownPicture, Viewer } from "../screen/control/viewer.ts";
import type { CodecName } from "../screen/entity/codecs.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Timers } from "../shell/entity/timers.ts";
import type { Frame } from "../wire/frame.ts";
import { worker } from "./workers.ts";

/** So long a presenter has to take a codec that this browser can decode. */
const OTHER_CODEC_MILLIS = 5_000;

/** The screen that somebody else shares, on its way from the tunnel to the page, for one stay in a meeting. */
export class RoomPictures {
  readonly canvas = document.createElement("canvas");
  private readonly viewer: Viewer;
  private readonly decoder: Worker;
  private readonly delay = new PictureDelay();
  private readonly claim: DecoderClaim;
  private cancelUndecodable: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    decodable: readonly CodecName[],
    private readonly attendance: () => Attendance,
  ) {
    this.decoder = worker("decoderWorker");
    const offscreen = this.canvas.transferControlToOffscreen();
    this.decoder.postMessage({ kind: "canvas", canvas: offscreen }, [offscreen]);
    this.viewer = new Viewer(this.decoder, timers, {
      keyFrameNeeded: ({ sender, stream }) => attendance().requestKeyFrame(sender, stream),
      arrived: (time) => this.slow(this.delay.arrived(time, Date.now())),
      shown: (picture) => this.shown(picture),
      examined: ({ sender }, codec, isDecodable) => this.examined(sender, codec, isDecodable),
    });
    this.claim = new DecoderClaim(decodable, (claim) => attendance().sayDecoders(claim));
  }

  /** What this client says that it decodes. */
  decodes(): readonly CodecName[] {
    this.claim.want(this.attendance().now().mode !== "audio");
    return this.claim.now();
  }

  /** A frame of the screen channel. */
  frame(frame: Frame): void {
    this.viewer.frame(frame);
  }

  /** Watches what is shared now, if the person wants to see it. */
  follow({ mode, roster, me }: MeetingState): void {
    this.claim.want(mode !== "audio");
    const blind = mode === "audio" || roster.share?.sender === me;
    this.viewer.watch(blind ? null : roster.share);
  }

  /** A share has ended: how late its pictures were says nothing about the next one. */
  ended(): void {
    this.delay.forget();
    this.slow(false);
    this.canDecode();
  }

  /** The tunnel is gone. */
  lost(): void {
    this.viewer.forget();
    this.ended();
  }

  dispose(): void {
    this.cancelUndecodable?.();
    this.decoder.terminate();
  }

  private shown(picture: ShownPicture): void {
    const { beganAt } = this.attendance().now();
    const at = Date.now();
    const latencyMillis = Math.max(0, Math.round(at - (beganAt ?? at) - picture.time));
    const { sender, number, width, height, frozen, codec } = picture;
    this.tellFrozen(sender, frozen);
    const shown = { sender, number, width, height, latencyMillis, at, frozen, codec };
    this.attendance().update({ shown });
  }

  private tellFrozen(sender: number, frozen: boolean): void {
    const { shown, roster } = this.attendance().now();
    const before = shown?.sender === sender && shown.frozen;
    const name = roster.participants.get(sender)?.name;
    if (frozen === before || name === undefined) return;
    announcer.polite([`meeting.said.${frozen ? "frozen" : "goesOn"}`, name]);
  }

  private slow(down: boolean): void {
    const { slow } = this.attendance().now();
    if (down !== slow.down) this.attendance().update({ slow: { ...slow, down } });
  }

  /** The presenter hears of it and takes another codec; only if none comes the person has to know. */
  private examined(sender: number, codec: string, isDecodable: boolean): void {
    this.canDecode();
    if (isDecodable) return;
    this.claim.lacks(codec);
    this.cancelUndecodable = this.timers.after(OTHER_CODEC_MILLIS, () => {
      this.attendance().update({ undecodable: sender });
    });
  }

  private canDecode(): void {
    this.cancelUndecodable?.();
    this.cancelUndecodable = null;
    if (this.attendance().now().undecodable !== null) {
      this.attendance().update({ undecodable: null });
    }
  }
}
