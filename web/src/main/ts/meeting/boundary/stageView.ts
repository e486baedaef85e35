import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon, mark } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import { timeOfDay } from "../../shell/entity/times.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState, Presenting } from "../entity/meetingState.ts";
import { Right } from "../entity/messages.ts";
import { has } from "../entity/seatActions.ts";
import { ViewControls } from "./viewControls.ts";

type Sharing = Extract<Presenting, { preview: MediaStream }>;

/** The stage: the shared picture, who shares it, and words where there is no picture. */
export class StageView {
  readonly element: HTMLElement;
  private readonly place: HTMLElement;
  private readonly strip: HTMLElement;
  private readonly presenter = element("div", { class: "presenter" });
  private readonly words = element("div", { class: "stage-words" });
  private readonly held = element("div", { class: "held-note" });
  private readonly heldText = element("span");
  private readonly controls: ViewControls;
  private readonly stop: HTMLButtonElement;
  private preview: HTMLElement | null = null;
  private drawn = "";

  constructor(
    private readonly canvas: HTMLCanvasElement,
    actions: Actions,
    private readonly canShare: boolean,
  ) {
    this.place = element("div", { class: "picture-place" });
    this.strip = element("div", { class: "strip" });
    this.element = element("section", { class: "stage" }, this.strip, this.place);
    this.controls = new ViewControls(this.element, this.place);
    this.stop = button("meeting.stage.stop", "", () => actions.stopSharing());
    canvas.classList.add("picture");
    canvas.setAttribute("role", "img");
    replaceChildren(this.held, [icon("pause", "small"), this.heldText]);
  }

  show(state: MeetingState): void {
    const { presenting } = state;
    if (presenting.name === "on" || presenting.name === "asking") this.showMine(presenting);
    else this.showOthers(state);
  }

  private showMine(presenting: Sharing): void {
    this.controls.leaveFullScreen();
    this.draw(`mine ${presenting.surface}`, () => {
      this.who("mine", `meeting.stage.mine.${presenting.surface}`);
      replaceChildren(this.strip, [this.presenter, this.stop]);
    });
    // A picture of the screen that shows this page would mirror itself for ever.
    const mirrored = presenting.surface === "monitor" || presenting.surface === "unknown";
    if (mirrored) {
      this.say("share", "meeting.stage.mine.monitor", "meeting.stage.monitorNote");
      replaceChildren(this.place, [this.words]);
    } else {
      this.preview ??= previewOf(presenting.preview);
      replaceChildren(this.place, [this.preview]);
    }
  }

  private showOthers(state: MeetingState): void {
    this.preview = null;
    const { share, participants } = state.roster;
    const lost = state.phase.name === "reconnecting";
    const { shown } = state;
    if (share === null || share.sender === state.me) {
      this.showNothing(state);
      return;
    }
    const name = participants.get(share.sender)?.name ?? "–";
    this.draw(`of ${name}`, () => {
      this.who("", ["meeting.stage.of", name]);
      const space = element("span", { class: "space" });
      replaceChildren(this.strip, [this.presenter, space, this.controls.element]);
    });
    say(this.canvas, "aria-label", ["meeting.stage.picture", name]);
    this.canvas.classList.toggle("held", lost);
    if (state.undecodable === share.sender) {
      this.say(null, "meeting.stage.undecodable", "meeting.stage.undecodableHint");
      replaceChildren(this.place, [this.words]);
      return;
    }
    if (shown === null || shown.sender !== share.sender) {
      this.say(null, "meeting.stage.waiting", null);
      replaceChildren(this.place, [this.words]);
      return;
    }
    this.measure(shown.width, shown.height);
    this.canvas.dataset.frame = String(shown.number);
    this.canvas.dataset.latencyMillis = String(shown.latencyMillis);
    say(this.heldText, "text", ["meeting.reconnecting.held", timeOfDay(shown.at)]);
    replaceChildren(this.place, [this.canvas, lost && this.held]);
  }

  private showNothing(state: MeetingState): void {
    this.controls.leaveFullScreen();
    this.draw("nothing", () => replaceChildren(this.strip, []));
    if (state.presenting.name === "choosing") {
      this.say("share", "meeting.stage.asking", null);
    } else if (state.phase.name === "connecting") {
      this.say(null, "meeting.stage.connecting", null);
    } else {
      const mayShare = this.canShare && has(state.rights, Right.SHARE);
      const hint = mayShare ? "meeting.stage.emptyHint" : "meeting.stage.emptyHintWatch";
      this.say(null, "meeting.stage.empty", hint);
    }
    replaceChildren(this.place, [this.words]);
  }

  private who(look: string, text: Sentence): void {
    this.presenter.className = `presenter ${look}`;
    replaceChildren(this.presenter, [icon("share", "small"), element("span", { text })]);
  }

  private say(sign: "share" | null, title: Sentence, text: Sentence | null): void {
    replaceChildren(this.words, [
      sign === null ? mark(44) : icon(sign, "large"),
      element("h2", { text: title }),
      text !== null && element("p", { text }),
    ]);
  }

  /** The strip is drawn again only for another screen, so that a button under the pointer stays. */
  private draw(what: string, draw: () => void): void {
    if (this.drawn === what) return;
    this.drawn = what;
    draw();
  }

  private measure(width: number, height: number): void {
    const { style } = this.canvas;
    style.setProperty("--picture-ratio", String(width / height));
    style.setProperty("--picture-width", `${width / devicePixelRatio}px`);
  }
}

function previewOf(stream: MediaStream): HTMLElement {
  const video = element("video", { label: "meeting.stage.preview" });
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // The stream may end before it plays; then there is nothing to show.
  video.play().catch(() => {});
  const note = element("p", { class: "hint", text: "meeting.stage.previewNote" });
  return element("div", { class: "preview" }, video, note);
}
