import { CODEC_LABELS, codecOf } from "../../screen/entity/codecs.ts";
import { element, setAttribute } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { MeetingState } from "../entity/meetingState.ts";

const KIB = 1024;

/** By which codec the shared screen comes here, or goes out from here. */
function picture({ presenting, roster, shown, me }: MeetingState): Sentence {
  if ("codec" in presenting && presenting.codec !== "") {
    return ["meeting.link.pictureSent", label(presenting.codec)];
  }
  if (shown === null || roster.share === null || roster.share.sender === me) {
    return "meeting.link.noPicture";
  }
  return ["meeting.link.pictureSeen", label(shown.codec), shown.width, shown.height];
}

function label(codecString: string): string {
  const codec = codecOf(codecString);
  return codec === null ? codecString : CODEC_LABELS[codec];
}

/** How the meeting is connected: one quiet figure in the bar, the details on a click. */
export class LinkView {
  readonly element: HTMLElement;
  private readonly roundTrip = element("span");
  private readonly opener: HTMLButtonElement;
  private readonly details: HTMLElement;
  private readonly list = element("dl");
  private readonly values = new Map<string, HTMLElement>();
  private readonly fallback = element("p", { class: "hint", text: "meeting.link.fallback" });

  constructor() {
    const attributes = { "type": "button", "aria-expanded": "false", "aria-controls": "link" };
    const on = { click: () => this.open(this.details.hidden) };
    this.opener = element(
      "button",
      { class: "fact", attributes, on },
      icon("signal", "small"),
      this.roundTrip,
    );
    this.details = element(
      "section",
      {
        class: "link-details",
        label: "meeting.link.title",
        attributes: { id: "link", hidden: true },
      },
      element("h2", { text: "meeting.link.title" }),
      this.list,
      this.fallback,
    );
    this.element = element("div", { class: "link" }, this.opener, this.details);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.details.hidden) return;
      this.open(false);
      this.opener.focus();
    });
    this.element.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !this.element.contains(next)) this.open(false);
    });
  }

  show(state: MeetingState): void {
    const lost = state.phase.name === "reconnecting";
    this.opener.classList.toggle("lost", lost);
    this.showFigure(state.roundTripMillis, lost);
    this.showDetails(state, lost);
  }

  private showFigure(roundTripMillis: number | null, lost: boolean): void {
    if (lost) {
      say(this.roundTrip, "text", "meeting.bar.noConnection");
    } else if (roundTripMillis === null) {
      say(this.roundTrip, "text", "meeting.bar.measuring");
    } else {
      say(this.roundTrip, "text", ["meeting.bar.roundTrip", roundTripMillis]);
      say(this.opener, "title", ["meeting.bar.roundTripLabel", roundTripMillis]);
    }
  }

  private showDetails(state: MeetingState, lost: boolean): void {
    const { link, roundTripMillis } = state;
    const transport = link?.transport ?? "websocket";
    setAttribute(this.element, "data-transport", link === null ? false : transport);
    this.fallback.hidden = transport === "websocket";
    const way = lost || link === null ? "meeting.bar.noConnection" : `meeting.link.${transport}`;
    this.line("transport", way);
    this.line("security", "meeting.link.encrypted");
    const measured = roundTripMillis !== null && !lost;
    const figure: Sentence = ["meeting.bar.roundTrip", roundTripMillis ?? 0];
    this.line("roundTrip", measured ? figure : "meeting.bar.measuring");
    this.line("picture", picture(state));
    if (link === null) return;
    this.line("resumes", ["meeting.link.times", link.resumes]);
    this.line("switches", ["meeting.link.times", link.switches]);
    this.line("rollovers", ["meeting.link.times", link.rollovers]);
    const waiting = Math.ceil((link.unacknowledgedBytes + link.waitingBytes) / KIB);
    this.line("waiting", ["meeting.link.kilobytes", waiting]);
  }

  private line(name: string, text: Sentence): void {
    let value = this.values.get(name);
    if (value === undefined) {
      value = element("dd", { attributes: { "data-value": name } });
      this.values.set(name, value);
      this.list.append(element("dt", { text: `meeting.link.${name}` }), value);
    }
    say(value, "text", text);
  }

  private open(open: boolean): void {
    this.details.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }
}
