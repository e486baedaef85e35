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
import type { PicturePlace } from "../entity/pointer.ts";
import { OwnScreenView } from "./ownScreenView.ts";
import { PictureView } from "./pictureView.ts";
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
  private readonly frozen = element(
    "span",
    { class: "frozen-badge", hint: "meeting.freeze.badgeHint", attributes: { hidden: true } },
    icon("freeze", "small"),
    element("span", { text: "meeting.freeze.badge" }),
  );
  private readonly picture: PictureView;
  private readonly controls: ViewControls;
  private readonly own: OwnScreenView;
  private readonly stop: HTMLButtonElement;
  private readonly showPictures: HTMLButtonElement;
  private watched = -1;
  private drawn = "";

  constructor(
    private readonly canvas: HTMLCanvasElement,
    actions: Actions,
    private readonly canShare: boolean,
  ) {
    this.place = element("div", { class: "picture-place" });
    this.strip = element("div", { class: "strip" });
    this.element = element("section", { class: "stage" }, this.strip, this.place);
    this.picture = new PictureView(canvas, () => this.controls.show());
    this.controls = new ViewControls(this.element, () => this.picture);
    this.controls.show();
    this.own = new OwnScreenView(actions);
    this.showPictures = button("meeting.mode.showPictures", "", () => actions.takeAll());
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

  /** Shows where the presenter points. */
  point(place: PicturePlace | null): void {
    this.picture.point(place);
  }

  private showMine(presenting: Sharing): void {
    this.controls.leaveFullScreen();
    const { point, freeze } = this.own;
    this.draw(`mine ${presenting.surface}`, () => {
      this.who("mine", `meeting.stage.mine.${presenting.surface}`);
      replaceChildren(this.strip, [this.presenter, this.frozen, point, freeze, this.stop]);
    });
    this.frozen.hidden = presenting.frozen === null;
    const seen = this.own.show(presenting);
    if (seen === null) this.say("share", "meeting.stage.mine.monitor", "meeting.stage.monitorNote");
    replaceChildren(this.place, [seen ?? this.words]);
  }

  private showOthers(state: MeetingState): void {
    this.own.end();
    const { share, participants } = state.roster;
    const lost = state.phase.name === "reconnecting";
    const { shown } = state;
    if (share === null || share.sender === state.me) {
      this.showNothing(state);
      return;
    }
    const name = participants.get(share.sender)?.name ?? "–";
    if (state.mode === "audio") {
      this.showSoundOnly(name);
      return;
    }
    if (this.watched !== share.sender) this.picture.begin();
    this.watched = share.sender;
    this.draw(`of ${name}`, () => {
      this.who("", ["meeting.stage.of", name]);
      const space = element("span", { class: "space" });
      replaceChildren(this.strip, [this.presenter, this.frozen, space, this.controls.element]);
    });
    this.frozen.hidden = !(shown?.sender === share.sender && shown.frozen);
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
    this.picture.measure(shown);
    this.canvas.dataset.frame = String(shown.number);
    this.canvas.dataset.latencyMillis = String(shown.latencyMillis);
    say(this.heldText, "text", ["meeting.reconnecting.held", timeOfDay(shown.at)]);
    replaceChildren(this.place, [this.picture.element, lost && this.held]);
  }

  private showSoundOnly(name: string): void {
    this.controls.leaveFullScreen();
    this.draw(`sound of ${name}`, () => {
      this.who("", ["meeting.stage.of", name]);
      replaceChildren(this.strip, [this.presenter, this.showPictures]);
    });
    this.say("share", "meeting.mode.noPictures", "meeting.mode.noPicturesHint");
    replaceChildren(this.place, [this.words]);
  }

  private showNothing(state: MeetingState): void {
    this.controls.leaveFullScreen();
    this.watched = -1;
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
}
