import type { Line, Present } from "../../meeting/control/screenShare.ts";
import { type Capture, stopCapture } from "../../screen/control/capture.ts";
import type { Claims } from "../../screen/control/codecRules.ts";
import type { Presenter } from "../../screen/control/presenter.ts";
import type { EncodedPicture } from "../../screen/entity/presenting.ts";
import { Channel } from "../../wire/channel.ts";
import type { CameraFault, CameraState } from "../entity/cameras.ts";
import { cameraFault } from "./cameraSource.ts";

export interface OwnCameraPorts {
  open(): Promise<Capture>;
  readonly present: Present;
  /** Asks the server whether this participant may be seen from now on, or says that it is over. */
  ask(on: boolean): Promise<void>;
  changed(state: CameraState): void;
  /** The camera could not be opened, or gave up. */
  failed(why: CameraFault): void;
  /** The server says no. */
  refused(error: unknown): void;
}

const STREAM = 0;

/**
 * This participant's own camera.
 *
 * OFF → OPENING (the browser asks the person) → ASKING (the server) → ON. The capture outlives a lost tunnel: once there
 * is a new line the server is asked again. Whatever turns it off releases the device.
 */
export class OwnCamera {
  private state: CameraState = { name: "off" };
  private presenter: Presenter | null = null;
  private line: Line | null = null;
  private claims: Claims = [];
  /** Counts what was begun: an answer to what is over says nothing. */
  private turn = 0;
  private onItsWay = false;

  constructor(private readonly ports: OwnCameraPorts) {}

  /** Turns it on, or off again. */
  toggle(): void {
    if (this.state.name === "off") void this.begin();
    else this.stop();
  }

  /** Turns it off and tells the server. */
  stop(): void {
    const told = this.state.name === "on" || this.state.name === "asking";
    this.finish();
    if (told && this.line !== null) this.ports.ask(false).catch(() => {});
  }

  /** The server has turned it off. */
  ended(): void {
    if (this.state.name === "on") this.finish();
  }

  viewers(claims: Claims): void {
    if (JSON.stringify(claims) === JSON.stringify(this.claims)) return;
    this.claims = claims;
    this.presenter?.viewers(claims);
  }

  lineOpened(line: Line): void {
    this.line = line;
    void this.ask();
  }

  lineLost(): void {
    this.line = null;
    this.onItsWay = false;
    if (this.state.name === "on") this.become({ ...this.state, name: "asking" });
  }

  keyFrameRequested(): void {
    if (this.state.name === "on") this.presenter?.wantKeyFrame();
  }

  /** Pictures were lost on a line that goes on: the next one must not need them. */
  picturesLost(): void {
    this.onItsWay = true;
    this.keyFrameRequested();
    this.drained();
  }

  /** All that was coded is on its way. */
  drained(): void {
    if (this.state.name !== "on" || !this.onItsWay) return;
    this.onItsWay = false;
    this.presenter?.hasRoom(this.line?.bytesPerSecond() ?? 0);
  }

  private async begin(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.become({ name: "opening" });
    let capture: Capture;
    try {
      capture = await this.ports.open();
    } catch (error) {
      if (turn !== this.turn) return;
      this.finish();
      this.ports.failed(cameraFault(error));
      return;
    }
    if (turn !== this.turn) {
      stopCapture(capture.stream);
      return;
    }
    this.take(capture);
    await this.ask();
  }

  private take(capture: Capture): void {
    this.become({ name: "asking", preview: capture.stream });
    this.presenter = this.ports.present(capture, {
      ready: () => {},
      coded: () => {},
      picture: (picture, description) => this.coded(picture, description),
      reduced: () => {},
      frozen: () => {},
      ended: () => {
        this.stop();
        this.ports.failed("failed");
      },
      failed: () => {
        this.stop();
        this.ports.failed("failed");
      },
    }, this.claims);
  }

  private async ask(): Promise<void> {
    if (this.line === null || this.state.name !== "asking") return;
    const { turn, line } = this;
    try {
      await this.ports.ask(true);
    } catch (error) {
      // Of a line that was lost the next one asks again.
      if (turn !== this.turn || line !== this.line) return;
      this.finish();
      this.ports.refused(error);
      return;
    }
    if (turn === this.turn && line === this.line) this.began();
  }

  private began(): void {
    if (this.state.name !== "asking") return;
    this.become({ ...this.state, name: "on" });
    this.presenter?.wantKeyFrame();
    this.onItsWay = true;
    this.drained();
  }

  private coded(picture: EncodedPicture, description: Uint8Array | null): void {
    const { line } = this;
    if (line === null || this.state.name !== "on") return;
    this.onItsWay = true;
    if (description !== null) {
      line.send(line.frames.description(STREAM, description, Channel.CAMERA));
    }
    const frame = line.frames.picture(STREAM, picture, Channel.CAMERA);
    if (frame !== null) {
      line.send(frame);
    } else {
      this.presenter?.wantKeyFrame();
      this.drained();
    }
  }

  private finish(): void {
    this.turn += 1;
    this.presenter?.stop();
    this.presenter = null;
    this.onItsWay = false;
    if (this.state.name !== "off") this.become({ name: "off" });
  }

  private become(next: CameraState): void {
    this.state = next;
    this.ports.changed(next);
  }
}
