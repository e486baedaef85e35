import { mayCreateMeetings } from "../../account/entity/session.ts";
import { announcer } from "../../shell/boundary/announcer.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Meetings } from "../control/meetings.ts";
import { cancelChoices } from "../entity/cancelling.ts";
import { besides, type MeetingLine, meetingNumber, upcoming } from "../entity/meeting.ts";
import { askWhatToCancel } from "./cancelMeetingDialog.ts";
import { createMeetingDialog } from "./createMeetingDialog.ts";
import {
  emptyList,
  failedList,
  type ListActions,
  meetingList,
  skeletonList,
} from "./meetingList.ts";
import { type BarWish, pageBar } from "./pageBar.ts";

const SKELETON_AFTER_MILLIS = 300;

export interface HomeWish extends BarWish {
  readonly meetings: Meetings;
  enter(number: string): void;
}

/** The meetings of a person: those open to them, one by its number, and a new one if they may. */
export function homeView(wish: HomeWish): Screen {
  const place = element("div");
  const head = listHead(() => void load());
  const actions: ListActions = {
    enter: (number) => wish.enter(number),
    cancel: (line) => void cancel(line),
  };
  let past = false;
  const load = async () => {
    const waiting = setTimeout(
      () => replaceChildren(place, [skeletonList()]),
      SKELETON_AFTER_MILLIS,
    );
    let shown: HTMLElement;
    try {
      const [lines, own] = await Promise.all([wish.meetings.list(), wish.meetings.mine()]);
      const planned = upcoming(own, Date.now());
      shown = lists(planned, besides(lines, own, planned), actions);
    } catch (error) {
      shown = failedList(remedyFor(error), () => void load());
    }
    clearTimeout(waiting);
    if (!past) replaceChildren(place, [shown]);
  };
  const cancel = async (line: MeetingLine) => {
    if (!await cancelMeeting(wish.meetings, line) || past) return;
    await load();
    // The button that led here may be gone with its row.
    if (!past && document.activeElement === document.body) head.title.focus();
  };
  const main = element(
    "main",
    { class: "home", attributes: { id: "content" } },
    element("h1", { text: "home.title" }),
    element("section", {}, head.element, place),
    element("aside", {}, joinCard(wish.enter), createCard(wish, load), toSelfTest(), toHandbook()),
  );
  return {
    element: element("div", { class: "page" }, pageBar(wish), main),
    title: "home.document",
    shown: () => void load(),
    left: () => {
      past = true;
    },
  };
}

/** What is planned stands first, under a heading of its own, and only there. */
function lists(
  planned: readonly MeetingLine[],
  others: readonly MeetingLine[],
  actions: ListActions,
): HTMLElement {
  if (planned.length === 0 && others.length === 0) return emptyList();
  return element(
    "div",
    { class: "planned" },
    planned.length > 0 && element("h3", { text: "home.list.upcoming" }),
    planned.length > 0 && meetingList(planned, actions),
    planned.length > 0 && others.length > 0 && element("h3", { text: "home.list.others" }),
    others.length > 0 && meetingList(others, actions),
  );
}

/** Asks what of a meeting shall be cancelled, does it and says what came of it; whether anything may be other than before. */
async function cancelMeeting(meetings: Meetings, line: MeetingLine): Promise<boolean> {
  const { number, title } = line;
  try {
    const plan = await meetings.cancelPlan(number);
    const chosen = await askWhatToCancel(title, cancelChoices(plan, Date.now()));
    if (chosen === null) return false;
    await meetings.cancel(number, plan, chosen.scope, chosen.time);
    announcer.toast([`home.cancel.done.${chosen.scope}`, title]);
  } catch (error) {
    announcer.toast(["home.cancel.failed", title]);
    announcer.toast(remedyFor(error));
  }
  return true;
}

function toSelfTest(): HTMLElement {
  return element(
    "p",
    { class: "hint" },
    element("a", { text: "selftest.link", attributes: { href: "selftest" } }),
  );
}

function toHandbook(): HTMLElement {
  return element("p", { class: "hint" }, handbookLink());
}

function listHead(refresh: () => void): { element: HTMLElement; title: HTMLElement } {
  const again = element("button", {
    class: "icon-button",
    label: "home.list.refresh",
    hint: "home.list.refresh",
    attributes: { type: "button" },
    on: { click: refresh },
  }, icon("reload"));
  const title = element("h2", { text: "home.list.title", attributes: { tabindex: "-1" } });
  const space = element("span", { class: "space" });
  return { element: element("div", { class: "section-head" }, title, space, again), title };
}

function joinCard(enter: (number: string) => void): HTMLElement {
  const field = new Field({
    label: "home.join.number",
    name: "meeting-number",
    hint: "home.join.hint",
    attributes: { inputmode: "numeric", autocomplete: "off" },
  });
  const submit = submitButton("home.join.submit");
  const tried = () => {
    const number = meetingNumber(field.value);
    if (number === null) field.refuse("home.join.wrong");
    else enter(number);
    return Promise.resolve();
  };
  const body = form(submit, tried, field.element, submit);
  body.className = "card-body";
  body.prepend(element("h2", { text: "home.join.title" }));
  return element("section", { class: "card" }, body);
}

function createCard(wish: HomeWish, load: () => Promise<void>): HTMLElement | null {
  if (!mayCreateMeetings(wish.account)) return null;
  const create = async () => {
    const created = await createMeetingDialog(wish.meetings);
    if (created === null) return;
    announcer.toast(["home.create.done", created.title, created.number]);
    await load();
  };
  const open = button("home.create.open", "wide", () => void create());
  open.prepend(icon("plus"));
  return element("section", { class: "card" }, element("div", { class: "card-body" }, open));
}
