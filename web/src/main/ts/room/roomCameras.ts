import { type CameraFault, type CamerasShown, tilesOf } from "../camera/entity/cameras.ts";
import { canShowCamera, openCamera } from "../camera/control/cameraSource.ts";
import { OwnCamera } from "../camera/control/ownCamera.ts";
import type { Attendance } from "../meeting/control/attendance.ts";
import { RequestFailed } from "../meeting/control/requests.ts";
import type { Line } from "../meeting/control/screenShare.ts";
import { claimsOfOthers } from "../meeting/entity/roster.ts";
import { Right } from "../meeting/entity/messages.ts";
import type { MeetingState } from "../meeting/entity/meetingState.ts";
import { has } from "../meeting/entity/seatActions.ts";
import { Presenter } from "../screen/control/presenter.ts";
import { Viewer } from "../screen/control/viewer.ts";
import { listenTo } from "../screen/control/videoPump.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import { problem } from "../shell/boundary/problems.ts";
import type { Timers } from "../shell/entity/timers.ts";
import type { SeatVoice } from "../voice/entity/microphoneState.ts";
import type { Frame } from "../wire/frame.ts";
import { worker } from "./workers.ts";

/** One camera that is looked at. */
interface Tile {
  readonly canvas: HTMLCanvasElement;
  readonly viewer: Viewer;
  readonly decoder: Worker;
}

/** The own camera and those of the others, between tunnel and page, for one stay in a meeting. */
export class RoomCameras {
  readonly own: OwnCamera;
  private readonly tiles = new Map<number, Tile>();
  private readonly spoke = new Map<number, number>();
  private asked = "[]";
  private hidden = false;

  constructor(
    private readonly timers: Timers,
    private readonly attendance: () => Attendance,
  ) {
    this.own = new OwnCamera({
      open: openCamera,
      present: (capture, events, claims) =>
        new Presenter(capture, worker("encoderWorker"), events, timers, claims, listenTo, true),
      ask: (on) => attendance().turnCamera(on),
      changed: (camera) => attendance().update({ camera }),
      failed: (why: CameraFault) => announcer.toast(`camera.fault.${why}`),
      refused: (error) => {
        announcer.toast(problem(error instanceof RequestFailed ? error.problem : "page"));
      },
    });
  }

  /** Turns the own camera on or off, where that may be. */
  toggle(): void {
    const { camera, rights, roster, phase } = this.attendance().now();
    const may = canShowCamera() && roster.cameras && has(rights, Right.CAMERA) &&
      phase.name === "present";
    if (camera.name !== "off" || may) this.own.toggle();
  }

  /** Where the pictures of this participant are painted. */
  canvasOf(sender: number): HTMLCanvasElement | null {
    return this.tiles.get(sender)?.canvas ?? null;
  }

  /** A frame of the camera channel. */
  frame(frame: Frame): void {
    this.tiles.get(frame.header.sender)?.viewer.frame(frame);
  }

  /** Who speaks is looked at rather than who does not. */
  heard(voices: ReadonlyMap<number, SeatVoice>): void {
    let news = false;
    for (const [sender, voice] of voices) {
      if (!voice.speaking) continue;
      this.spoke.set(sender, this.timers.now());
      news ||= !this.tiles.has(sender);
    }
    if (news && this.attendance().now().cameras.more > 0) this.follow(this.attendance().now());
  }

  hide(hidden: boolean): void {
    this.hidden = hidden;
    this.follow(this.attendance().now());
    announcer.polite(`camera.said.${hidden ? "hidden" : "shown"}`);
  }

  /** Looks at those whose cameras are on now. */
  follow(state: MeetingState): void {
    if (state.phase.name !== "present") return;
    const { roster, me, mode } = state;
    this.own.viewers(claimsOfOthers(roster, me));
    if (roster.participants.get(me)?.camera === 0) this.own.ended();
    const on = [...roster.participants.values()]
      .filter(({ index, camera }) => camera > 0 && index !== me)
      .sort((one, other) => one.camera - other.camera)
      .map(({ index }) => index);
    const looks = !this.hidden && mode !== "audio";
    const tiles = looks ? tilesOf(on, state.cameras.tiles, this.spoke) : [];
    this.keep(tiles);
    this.show({ tiles, more: on.length - tiles.length, hidden: this.hidden });
  }

  lineOpened(line: Line): void {
    this.asked = "[]";
    this.follow(this.attendance().now());
    this.own.lineOpened(line);
  }

  lineLost(): void {
    this.own.lineLost();
    this.keep([]);
    this.asked = "[]";
  }

  dispose(): void {
    this.own.stop();
    this.keep([]);
  }

  private show(next: CamerasShown): void {
    const { cameras } = this.attendance().now();
    if (JSON.stringify(next) !== JSON.stringify(cameras)) {
      this.attendance().update({ cameras: next });
    }
    const asked = JSON.stringify(next.tiles);
    if (asked === this.asked) return;
    this.asked = asked;
    this.attendance().watchCameras(next.tiles);
  }

  private keep(senders: readonly number[]): void {
    for (const [sender, { decoder }] of this.tiles) {
      if (senders.includes(sender)) continue;
      decoder.terminate();
      this.tiles.delete(sender);
    }
    for (const sender of senders) {
      if (!this.tiles.has(sender)) this.tiles.set(sender, this.tile(sender));
    }
  }

  private tile(sender: number): Tile {
    const canvas = document.createElement("canvas");
    const decoder = worker("decoderWorker");
    const offscreen = canvas.transferControlToOffscreen();
    decoder.postMessage({ kind: "canvas", canvas: offscreen }, [offscreen]);
    const viewer = new Viewer(decoder, this.timers, {
      keyFrameNeeded: () => this.attendance().requestCameraKeyFrame(sender),
      arrived: () => {},
      shown: ({ number }) => {
        canvas.dataset.frame = String(number);
      },
      examined: () => {},
    });
    viewer.watch({ sender, stream: 0 });
    return { canvas, viewer, decoder };
  }
}
