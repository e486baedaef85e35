import { openDialog } from "../../shell/boundary/dialog.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Meetings } from "../control/meetings.ts";
import type { MeetingLine } from "../entity/meeting.ts";
import { type Flaw, flawOf, type MeetingOption, type MeetingWish } from "../entity/newMeeting.ts";
import { MeetingOptionFields } from "./meetingOptions.ts";

/**
 * Opens a meeting with a title and, if wished, a meeting key and more; `null` if the person changed
 * their mind. What the policy has set is shown as set.
 */
export async function createMeetingDialog(meetings: Meetings): Promise<MeetingLine | null> {
  // Without them the meeting begins as the policy suggests, and the server says what is missing.
  const options = await meetings.options().catch(() => []);
  const keyRule = options.find((one) => one.option === "meetingKey");
  const title = new Field({ label: "home.create.name", name: "meeting-title", need: "required" });
  const key = keyField(keyRule);
  const keyRequired = keyRule?.forced === true && keyRule.on;
  const keyless = keyRule?.forced === true && !keyRule.on;
  const more = new MeetingOptionFields(options);
  const failure = element("div");
  const submit = submitButton("home.create.submit", "primary");
  let created: MeetingLine | null = null;
  const fields: Record<Flaw, [Field, Sentence]> = {
    title: [title, "home.create.nameWrong"],
    key: [key, "home.create.keyWrong"],
    times: [more.start, "home.create.timesWrong"],
    count: [more.repeat.count, "home.create.countWrong"],
    until: [more.repeat.until, "home.create.untilWrong"],
    people: [more.people, "home.create.peopleWrong"],
  };
  const refuse = (flaw: Flaw) => {
    if (flaw !== "title" && flaw !== "key") more.element.open = true;
    fields[flaw][0].refuse(fields[flaw][1]);
  };
  const tried = async () => {
    const wish: MeetingWish = { title: title.value, key: key.value, ...more.chosen() };
    const flaw = flawOf(wish, keyRequired);
    if (flaw !== null) return refuse(flaw);
    try {
      created = await meetings.create(wish);
      dialog.close();
    } catch (error) {
      const field = error instanceof RequestRefused ? error.field : undefined;
      if (field === "invitees") refuse("people");
      else if (field === "repeat") refuse(wish.ending === "COUNT" ? "count" : "until");
      else replaceChildren(failure, [banner("home.create.title", remedyFor(error))]);
    }
  };
  const cancel = button("home.create.cancel", "", () => dialog.close());
  const head = element("h2", { text: "home.create.title", attributes: { id: "dialog-title" } });
  const dialog = openDialog(form(
    submit,
    tried,
    element(
      "div",
      { class: "dialog-body" },
      head,
      failure,
      title.element,
      keyless ? set("home.create.keyNever") : key.element,
      more.element,
    ),
    element("div", { class: "dialog-buttons" }, cancel, submit),
  ));
  title.input.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(created);
    });
  });
}

function keyField(rule: MeetingOption | undefined): Field {
  const required = rule?.forced === true && rule.on;
  return new Field({
    label: "home.create.key",
    name: "meeting-key",
    kind: "password",
    need: required ? "required" : "optional",
    hint: required ? "home.create.keyAlways" : "home.create.keyHint",
    attributes: { autocomplete: "new-password" },
  });
}

function set(text: Sentence): HTMLElement {
  return element("p", { class: "set" }, icon("lock", "small"), element("span", { text }));
}
