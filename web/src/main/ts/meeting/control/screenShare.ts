import type { EncodedPicture } from "../../screen/entity/presenting.ts";
import { type Capture, stopCapture } from "../../screen/control/capture.ts";
import type { Claims } from "../../screen/control/codecRules.ts";
import type { Presenter, PresenterEvents } from "../../screen/control/presenter.ts";
import { ControlKind } from "../../wire/controlKind.ts";
import type { Frame } from "../../wire/frame.ts";
import type { Presenting } from "../entity/meetingState.ts";
import type { PicturePlace } from "../entity/pointer.ts";
import type { OwnFrames } from "./ownFrames.ts";

/** The way to the server, as long as there is one. */
export interface Line {
  readonly frames: OwnFrames;
  send(frame: Frame): void;
  bytesPerSecond(): number;
}

export interface ScreenShareEvents {
  changed(presenting: Presenting): void;
  /** It did not come about, or broke: the name of the text that says why. */
  failed(text: string): void;
  stopped(): void;
  /** Whether the line carries less than the person shares. */
  reduced(isReduced: boolean): void;
}

/** Makes a presenter out of what the person chose. */
export type Present = (capture: Capture, events: PresenterEvents, claims: Claims) => Presenter;

const STREAM = 1;

/**
 * This participant's own shared screen, from the choice to the end.
 *
 * NOTHING → CHOOSING (the browser's picker) → ASKING (the encoder runs, the server is asked) → ON. The capture outlives a
 * lost tunnel: once there is a new line the server is asked again, and a fresh key frame begins the new stream. A frozen
 * picture stays frozen meanwhile.
 */
export class ScreenShare {
  private state: Presenting = { name: "nothing" };
  private presenter: Presenter | null = null;
  private line: Line | null = null;
  private held: { picture: EncodedPicture; description: Uint8Array | null } | null = null;
  private wanted: { codec: string; width: number; height: number } | null = null;
  private request = 0;
  private claims: Claims = [];

  constructor(
    private readonly choose: () => Promise<Capture>,
    private readonly present: Present,
    private readonly events: ScreenShareEvents,
  ) {}

  /** Lets the person choose, then asks the server. Must be called from a click. */
  async begin(): Promise<void> {
    if (this.state.name !== "nothing") return;
    this.become({ name: "choosing" });
    let capture: Capture;
    try {
      capture = await this.choose();
    } catch (error) {
      this.become({ name: "nothing" });
      if (!isCancelled(error)) this.events.failed("meeting.share.denied");
      return;
    }
    if (this.choosing()) this.take(capture);
    else stopCapture(capture.stream);
  }

  /** Ends the share from this side. */
  stop(): void {
    const wasOn = this.state.name === "on";
    if (wasOn) this.tell(ControlKind.SHARE_END, { stream: STREAM });
    this.finish();
    if (wasOn) this.events.stopped();
  }

  /** The others keep the picture of now: nothing newer of the screen leaves the browser until {@link goOn}. */
  freeze(): void {
    if (this.state.name === "on") this.presenter?.freeze();
  }

  /** Shows the screen of now again. */
  goOn(): void {
    if (this.state.name !== "on" && this.state.name !== "asking") return;
    this.presenter?.goOn();
    this.become({ ...this.state, frozen: null });
  }

  /** Tells the others where this presenter points on the screen. */
  point(place: PicturePlace | null): void {
    if (this.state.name === "on") this.line?.send(this.line.frames.pointer(STREAM, place));
  }

  /** What those decode who are there beside this participant. */
  viewers(claims: Claims): void {
    if (sameClaims(claims, this.claims)) return;
    this.claims = claims;
    this.presenter?.viewers(claims);
  }

  /** There is a tunnel, and this participant is in the roster. */
  lineOpened(line: Line): void {
    this.line = line;
    this.ask();
  }

  /** The tunnel is gone; the capture goes on and waits for the next one. */
  lineLost(): void {
    this.line = null;
    this.held = null;
    if (this.state.name === "on") this.become({ ...this.state, name: "asking" });
  }

  /** The server lets us send. */
  began(): void {
    if (this.state.name !== "asking") return;
    this.become({ ...this.state, name: "on" });
    const { held } = this;
    this.held = null;
    if (held !== null) {
      this.send(held.picture, held.description);
    } else {
      this.presenter?.wantKeyFrame();
      this.drained();
    }
  }

  refused(request: number, problem: string): void {
    if (request !== this.request || this.state.name !== "asking") return;
    this.finish();
    this.events.failed(`problem.${problem}`);
  }

  /** The server ended it. */
  ended(): void {
    if (this.state.name !== "on") return;
    this.finish();
    this.events.stopped();
  }

  keyFrameRequested(): void {
    if (this.state.name === "on") this.presenter?.wantKeyFrame();
  }

  /** Pictures were lost on a line that goes on: the next one must not need them. */
  picturesLost(): void {
    this.keyFrameRequested();
    this.drained();
  }

  /** All that was coded is on its way. */
  drained(): void {
    if (this.state.name === "on") this.presenter?.hasRoom(this.line?.bytesPerSecond() ?? 0);
  }

  private choosing(): boolean {
    return this.state.name === "choosing";
  }

  private take(capture: Capture): void {
    this.become({
      name: "asking",
      surface: capture.surface,
      preview: capture.stream,
      frozen: null,
      codec: "",
    });
    this.presenter = this.present(capture, {
      ready: (codec, width, height) => {
        this.wanted = { codec, width, height };
        this.ask();
      },
      coded: (codec) => {
        if (this.state.name === "on" || this.state.name === "asking") {
          this.become({ ...this.state, codec });
        }
      },
      picture: (picture, description) => this.coded(picture, description),
      reduced: (isReduced) => this.events.reduced(isReduced),
      frozen: (picture) => {
        if (this.state.name === "on" || this.state.name === "asking") {
          this.become({ ...this.state, frozen: picture });
        }
      },
      ended: () => this.stop(),
      failed: () => {
        this.stop();
        this.events.failed("meeting.share.encoder");
      },
    }, this.claims);
  }

  private ask(): void {
    const { presenter, state, wanted } = this;
    if (this.line === null || presenter === null || wanted === null) return;
    if (state.name !== "asking") return;
    const { title, surface } = presenter.capture;
    this.request += 1;
    const request = this.request;
    const message = { request, stream: STREAM, title, titleForm: "plain", surface, ...wanted };
    this.tell(ControlKind.SHARE_REQUEST, message);
  }

  private coded(picture: EncodedPicture, description: Uint8Array | null): void {
    if (this.state.name === "on") this.send(picture, description);
    else if (picture.key) this.held = { picture, description };
  }

  private send(picture: EncodedPicture, description: Uint8Array | null): void {
    if (this.line === null) return;
    // The description has the smaller number, so it is made first.
    if (description !== null) {
      this.line.send(this.line.frames.description(STREAM, description));
    }
    const frame = this.line.frames.picture(STREAM, picture);
    if (frame !== null) {
      this.line.send(frame);
    } else {
      this.presenter?.wantKeyFrame();
      this.drained();
    }
  }

  private tell(kind: ControlKind, message: object): void {
    this.line?.send(this.line.frames.control(kind, message));
  }

  private finish(): void {
    this.presenter?.stop();
    this.presenter = null;
    this.held = null;
    this.wanted = null;
    this.events.reduced(false);
    if (this.state.name !== "nothing") this.become({ name: "nothing" });
  }

  private become(next: Presenting): void {
    this.state = next;
    this.events.changed(next);
  }
}

function sameClaims(one: Claims, other: Claims): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the person closed the picker; browsers give the same error if the system forbids it. */
function isCancelled(error: unknown): boolean {
  const denied = error instanceof DOMException && error.name === "NotAllowedError";
  return denied && !/system/i.test(error.message);
}
