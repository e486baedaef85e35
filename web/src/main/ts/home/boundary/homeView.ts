import { mayCreateMeetings } from "../../account/entity/session.ts";
import { announcer } from "../../shell/boundary/announcer.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Meetings } from "../control/meetings.ts";
import { type MeetingLine, meetingNumber, upcoming } from "../entity/meeting.ts";
import { createMeetingDialog } from "./createMeetingDialog.ts";
import { emptyList, failedList, meetingList, skeletonList } from "./meetingList.ts";
import { type BarWish, pageBar } from "./pageBar.ts";

const SKELETON_AFTER_MILLIS = 300;

export interface HomeWish extends BarWish {
  readonly meetings: Meetings;
  enter(number: string): void;
}

/** The meetings of a person: those open to them, one by its number, and a new one if they may. */
export function homeView(wish: HomeWish): Screen {
  const place = element("div");
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
      shown = lists(planned, lines.filter((line) => !isAmong(planned, line)), wish.enter);
    } catch (error) {
      shown = failedList(remedyFor(error), () => void load());
    }
    clearTimeout(waiting);
    if (!past) replaceChildren(place, [shown]);
  };
  const main = element(
    "main",
    { class: "home", attributes: { id: "content" } },
    element("h1", { text: "home.title" }),
    element("section", {}, listHead(() => void load()), place),
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
  enter: (number: string) => void,
): HTMLElement {
  if (planned.length === 0 && others.length === 0) return emptyList();
  return element(
    "div",
    { class: "planned" },
    planned.length > 0 && element("h3", { text: "home.list.upcoming" }),
    planned.length > 0 && meetingList(planned, enter),
    planned.length > 0 && others.length > 0 && element("h3", { text: "home.list.others" }),
    others.length > 0 && meetingList(others, enter),
  );
}

function isAmong(lines: readonly MeetingLine[], one: MeetingLine): boolean {
  return lines.some((line) => line.number === one.number);
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

function listHead(refresh: () => void): HTMLElement {
  const again = element("button", {
    class: "icon-button",
    label: "home.list.refresh",
    hint: "home.list.refresh",
    attributes: { type: "button" },
    on: { click: refresh },
  }, icon("reload"));
  return element(
    "div",
    { class: "section-head" },
    element("h2", { text: "home.list.title" }),
    element("span", { class: "space" }),
    again,
  );
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
