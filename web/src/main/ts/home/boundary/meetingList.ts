import { element } from "../../shell/boundary/dom.ts";
import { banner, button } from "../../shell/boundary/form.ts";
import { icon, mark } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { type MeetingLine, timeSpan } from "../entity/meeting.ts";

/** The own meetings are changed in the console, under the same sign-in. */
const EDIT = "/console/meetings/meeting-edit.xhtml?number=";

/** What can be done about a meeting of the list. */
export interface ListActions {
  enter(number: string): void;
  cancel(line: MeetingLine): void;
}

/** The meetings, live ones first as the server gives them. */
export function meetingList(lines: readonly MeetingLine[], actions: ListActions): HTMLElement {
  const rows = lines.map((line) => meetingRow(line, actions));
  return element("ul", { class: "meeting-list" }, ...rows);
}

/** No meeting yet: why, and what to do. */
export function emptyList(): HTMLElement {
  return element(
    "div",
    { class: "empty" },
    mark(40),
    element("p", { text: "home.list.empty" }),
    element("p", { class: "hint", text: "home.list.emptyHint" }),
  );
}

export function failedList(remedy: Sentence, again: () => void): HTMLElement {
  const made = banner("home.list.failed", remedy);
  made.append(element("span", { class: "space" }), button("shell.tryAgain", "", again));
  return made;
}

export function skeletonList(): HTMLElement {
  const rows = [1, 2, 3].map(() => element("i"));
  return element("div", { class: "skeleton", attributes: { "aria-busy": "true" } }, ...rows);
}

function meetingRow(line: MeetingLine, actions: ListActions): HTMLElement {
  const key = line.keyRequired &&
    element("span", {}, icon("lock", "small"), element("span", { text: "home.list.key" }));
  const facts = element(
    "div",
    { class: "facts" },
    line.start !== null && line.end !== null &&
      element("b", { literal: timeSpan(line.start, line.end) }),
    element("span", { literal: line.number }),
    line.organizer !== "" && element("span", { text: ["home.list.organizer", line.organizer] }),
    key,
  );
  const state = element("span", { class: line.live ? "status" : "status off", text: word(line) });
  const join = line.cancelled
    ? element("span")
    : button("home.list.join", "", () => actions.enter(line.number));
  if (!line.cancelled) say(join, "aria-label", ["home.list.joinNamed", line.title]);
  const title = element("h3", { literal: line.title });
  const own = line.editable && !line.cancelled && ownTools(line, actions);
  return element("li", {}, element("div", {}, title, facts, own), state, join);
}

/** What those can do with a meeting who may change it. */
function ownTools(line: MeetingLine, actions: ListActions): HTMLElement {
  const edit = element("a", {
    text: "home.list.edit",
    label: ["home.list.editNamed", line.title],
    attributes: { href: EDIT + encodeURIComponent(line.number) },
  });
  const cancel = element("button", {
    class: "cancel-meeting",
    text: "home.list.cancel",
    label: ["home.list.cancelNamed", line.title],
    attributes: { type: "button" },
    on: { click: () => actions.cancel(line) },
  });
  return element("div", { class: "own-tools" }, edit, cancel);
}

function word(line: MeetingLine): Sentence {
  if (line.cancelled) return "home.list.cancelled";
  return line.live ? ["home.list.live", line.participants] : "home.list.idle";
}
