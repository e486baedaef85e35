import { type BarWish, pageBar } from "../../home/boundary/pageBar.ts";
import type { MeetingLine } from "../../home/entity/meeting.ts";
import type { Terms } from "../../home/entity/terms.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import { SoundChecks } from "../../voice/boundary/soundChecks.ts";
import type { VoiceWorker } from "../../voice/control/microphone.ts";
import type { DeviceChoice } from "../../voice/entity/deviceChoice.ts";
import { LinkCheck } from "../../selftest/boundary/linkCheck.ts";
import { browserLine } from "../../selftest/control/line.ts";
import type { JoinChoice } from "../entity/joinMode.ts";
import { checksCard } from "./checksCard.ts";
import { joinModeView } from "./joinModeView.ts";
import { TermsView } from "./termsView.ts";

export interface DoorWish extends BarWish {
  readonly meeting: MeetingLine;
  readonly terms: Terms;
  readonly canShare: boolean;
  readonly mode: JoinChoice;
  readonly devices: DeviceChoice;
  readonly voiceWorker: () => VoiceWorker;
  /** Goes in with this key; empty for a meeting without one. */
  join(key: string): Promise<void>;
  home(): void;
}

/** The door of a meeting: what it is, the meeting key, and what this browser can do. */
export function doorView(wish: DoorWish): Screen {
  const { meeting } = wish;
  const key = new Field({
    label: "meeting.door.key",
    name: "meeting-key",
    kind: "password",
    need: "required",
    hint: "meeting.door.keyHint",
    attributes: { autocomplete: "off", spellcheck: "false" },
  });
  const terms = new TermsView(wish.terms);
  const failure = element("div");
  const submit = submitButton("meeting.door.submit");
  const tried = async () => {
    replaceChildren(failure, []);
    if (meeting.keyRequired && key.value === "") return key.refuse("meeting.door.keyMissing");
    if (!terms.passes()) return;
    try {
      await wish.join(meeting.keyRequired ? key.value : "");
    } catch (error) {
      if (isAboutKey(error)) key.refuse(remedyFor(error));
      else replaceChildren(failure, [banner("meeting.door.refused", remedyFor(error))]);
    }
  };
  const entry = meeting.cancelled ? cancelled() : form(
    submit,
    tried,
    failure,
    meeting.keyRequired ? key.element : element("span"),
    joinModeView(wish.mode),
    terms.element,
    submit,
  );
  const told = element(
    "div",
    { class: "told hint" },
    meeting.lobby && element("p", { text: "meeting.door.lobby" }),
    element("p", { text: "meeting.door.told" }),
    element("p", { text: "meeting.door.notKept" }),
    element("p", {}, handbookLink()),
  );
  const back = button("meeting.door.back", "text", wish.home);
  back.prepend(icon("back", "small"));
  const sound = new SoundChecks(wish.devices, wish.voiceWorker);
  const main = element(
    "main",
    { class: "door", attributes: { id: "content" } },
    element(
      "section",
      {},
      ...facts(meeting),
      goesOn(meeting),
      entry,
      !meeting.cancelled && told,
      back,
    ),
    !meeting.cancelled &&
      checksCard(wish.canShare, new LinkCheck(browserLine()).element, sound.elements),
  );
  return {
    element: element("div", { class: "page" }, pageBar(wish), main),
    title: ["meeting.door.document", meeting.title],
    left: () => sound.dispose(),
    shown: () => (meeting.cancelled ? back : meeting.keyRequired ? key.input : submit).focus(),
  };
}

/** Nobody has to try a key to learn that there is nothing behind the door. */
function cancelled(): HTMLElement {
  const made = banner("home.list.cancelled", "problem.meeting-cancelled");
  made.classList.add("wait");
  return made;
}

function facts(meeting: MeetingLine): HTMLElement[] {
  const now = element("dd");
  const status = element("span", {
    class: meeting.live ? "status" : "status off",
    text: meeting.live ? ["meeting.door.live", meeting.participants] : "meeting.door.idle",
  });
  now.append(status);
  return [
    element("p", { class: "hint", text: "meeting.door.eyebrow" }),
    element("h1", { literal: meeting.title }),
    element(
      "dl",
      { class: "facts-list" },
      element("dt", { text: "meeting.door.organizer" }),
      element("dd", { literal: meeting.organizer }),
      !meeting.cancelled && element("dt", { text: "meeting.door.now" }),
      !meeting.cancelled && now,
      element("dt", { text: "meeting.door.number" }),
      element("dd", { literal: meeting.number }),
    ),
  ];
}

/** Where the later times are held, for whoever comes by the link of the earlier ones. */
function goesOn(meeting: MeetingLine): HTMLElement | false {
  const number = meeting.continuedBy;
  return number !== null && element(
    "p",
    { class: "goes-on" },
    icon("info", "small"),
    element("a", { text: ["meeting.door.goesOn", number], attributes: { href: `#/${number}` } }),
  );
}

function isAboutKey(error: unknown): boolean {
  return error instanceof RequestRefused && error.code.startsWith("meeting-key");
}
