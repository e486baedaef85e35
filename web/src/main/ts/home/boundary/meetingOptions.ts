import { element } from "../../shell/boundary/dom.ts";
import { Field } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import type { MeetingOption, MeetingWish } from "../entity/newMeeting.ts";
import { RepeatFields } from "./repeatFields.ts";

const LOCAL_TIME = { type: "datetime-local" };
/** The meeting key has a field of its own. */
const KEY = "meetingKey";

/** What a meeting may have besides title and key, folded until somebody asks for it. */
export class MeetingOptionFields {
  readonly element: HTMLDetailsElement;
  readonly start = new Field({
    label: "home.create.start",
    name: "meeting-start",
    need: "optional",
    attributes: LOCAL_TIME,
  });
  readonly people = new Field({
    label: "home.create.people",
    name: "meeting-people",
    need: "optional",
    hint: "home.create.peopleHint",
    attributes: { autocomplete: "off", autocapitalize: "none", spellcheck: "false" },
  });
  readonly repeat = new RepeatFields();
  private readonly end = new Field({
    label: "home.create.end",
    name: "meeting-end",
    need: "optional",
    attributes: LOCAL_TIME,
  });
  private readonly description = new Field({
    label: "home.create.description",
    name: "meeting-description",
    need: "optional",
    attributes: { maxlength: "1000", autocomplete: "off" },
  });
  private readonly switches: ReadonlyMap<string, HTMLInputElement>;
  private readonly timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  constructor(options: readonly MeetingOption[]) {
    const choices = options.filter((one) => one.option !== KEY).map((one) => choice(one));
    this.switches = new Map(choices.map((one) => [one.box.name, one.box]));
    this.start.input.addEventListener("input", () => this.repeat.begin(this.start.value));
    this.element = element(
      "details",
      { class: "more-options" },
      element("summary", { text: "home.create.more" }),
      element(
        "div",
        { class: "inside" },
        element("div", { class: "pair" }, this.start.element, this.end.element),
        element("p", { class: "hint", text: ["home.create.zone", this.timeZone] }),
        this.repeat.element,
        this.people.element,
        this.description.element,
        ...choices.map((one) => one.element),
      ),
    );
  }

  /** What was chosen; of switches only those that are another way than the policy suggests. */
  chosen(): Omit<MeetingWish, "title" | "key"> {
    const changed = [...this.switches].filter(([, box]) => box.checked !== box.defaultChecked);
    return {
      description: this.description.value,
      start: this.start.value,
      end: this.end.value,
      timeZone: this.timeZone,
      ...this.repeat.chosen(),
      people: this.people.value,
      switches: new Map(changed.map(([option, box]) => [option, box.checked])),
    };
  }
}

/** A switch; where the policy leaves no choice it shows what holds and that it is set. */
function choice(given: MeetingOption): { element: HTMLElement; box: HTMLInputElement } {
  const id = `meeting-${given.option}`;
  const box = element("input", {
    attributes: {
      "id": id,
      "name": given.option,
      "type": "checkbox",
      "checked": given.on,
      "disabled": given.forced,
      "aria-describedby": `${id}-hint`,
    },
  });
  const set = given.forced && element(
    "span",
    { class: "set" },
    icon("lock", "small"),
    element("span", { text: `home.create.${given.on ? "forcedOn" : "forcedOff"}` }),
  );
  const row = element(
    "div",
    { class: "push-choice" },
    box,
    element("label", { text: `home.create.${given.option}`, attributes: { for: id } }),
    element(
      "p",
      { class: "hint", attributes: { id: `${id}-hint` } },
      element("span", { text: `home.create.${given.option}Hint` }),
      set,
    ),
  );
  return { element: row, box };
}
