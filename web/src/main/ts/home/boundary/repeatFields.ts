import { element } from "../../shell/boundary/dom.ts";
import { Field } from "../../shell/boundary/form.ts";
import {
  type Ending,
  type Frequency,
  type MeetingWish,
  type Weekday,
  weekdayOf,
  WEEKDAYS,
} from "../entity/newMeeting.ts";

const FREQUENCIES = ["", "DAILY", "WEEKLY", "MONTHLY"] as const;
const ENDINGS = ["COUNT", "UNTIL"] as const;

/** How a new meeting repeats: how often, on which days, and when no more. */
export class RepeatFields {
  readonly element: HTMLElement;
  readonly count = new Field({
    label: "home.create.count",
    name: "meeting-count",
    attributes: { type: "number", min: "2", max: "200", inputmode: "numeric" },
  });
  readonly until = new Field({
    label: "home.create.until",
    name: "meeting-until",
    attributes: { type: "date" },
  });
  private readonly frequency = select("frequency", "home.create.repeat", FREQUENCIES);
  private readonly ending = select("ending", "home.create.ending", ENDINGS);
  private readonly days = new Map(WEEKDAYS.map((day) => [day, dayBox(day)]));
  private readonly weekdays = element(
    "fieldset",
    { class: "weekdays", attributes: { "aria-describedby": "meeting-days-hint" } },
    element("legend", { text: "home.create.days" }),
    element("div", { class: "days" }, ...[...this.days].map(([day, box]) => dayLabel(day, box))),
    element("p", {
      class: "hint",
      text: "home.create.daysHint",
      attributes: { id: "meeting-days-hint" },
    }),
  );
  private readonly limit = element(
    "div",
    { class: "pair" },
    labeled("home.create.ending", this.ending),
    this.count.element,
    this.until.element,
  );
  private first: Weekday | null = null;

  constructor() {
    this.element = element(
      "div",
      { class: "inside" },
      labeled("home.create.repeat", this.frequency),
      this.weekdays,
      this.limit,
    );
    this.frequency.addEventListener("change", () => this.show());
    this.ending.addEventListener("change", () => this.show());
    this.show();
  }

  /** Marks the day of the first time, which is always one of those of the week. */
  begin(start: string): void {
    const day = weekdayOf(start);
    if (day === this.first) return;
    this.mark(this.first, false);
    this.mark(day, true);
    this.first = day;
  }

  private mark(day: Weekday | null, first: boolean): void {
    const box = day === null ? undefined : this.days.get(day);
    if (box === undefined) return;
    box.disabled = first;
    box.checked = first;
  }

  private show(): void {
    const counted = this.ending.value === "COUNT";
    this.weekdays.hidden = this.frequency.value !== "WEEKLY";
    this.limit.hidden = this.frequency.value === "";
    this.count.element.hidden = !counted;
    this.until.element.hidden = counted;
  }

  /** What was chosen. */
  chosen(): Pick<MeetingWish, "frequency" | "days" | "ending" | "count" | "until"> {
    return {
      frequency: this.frequency.value as Frequency | "",
      days: WEEKDAYS.filter((day) => day !== this.first && this.days.get(day)?.checked),
      ending: this.ending.value as Ending,
      count: this.count.value,
      until: this.until.value,
    };
  }
}

function select(name: string, texts: string, values: readonly string[]): HTMLSelectElement {
  return element(
    "select",
    { attributes: { id: `meeting-${name}`, name: `meeting-${name}` } },
    ...values.map((one) =>
      element("option", {
        text: `${texts}.${one === "" ? "none" : one.toLowerCase()}`,
        attributes: { value: one },
      })
    ),
  );
}

function labeled(text: string, input: HTMLSelectElement): HTMLElement {
  return element(
    "div",
    { class: "field" },
    element("label", { text, attributes: { for: input.id } }),
    element("div", { class: "input" }, input),
  );
}

function dayBox(day: Weekday): HTMLInputElement {
  return element("input", {
    label: `home.create.day.${day.toLowerCase()}`,
    attributes: { type: "checkbox", name: "meeting-day", value: day },
  });
}

function dayLabel(day: Weekday, box: HTMLInputElement): HTMLLabelElement {
  const short = element("span", { text: `home.create.dayShort.${day.toLowerCase()}` });
  return element("label", {}, box, short);
}
