import { openDialog } from "../../shell/boundary/dialog.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import type { Meetings } from "../control/meetings.ts";
import type { MeetingLine } from "../entity/meeting.ts";

const LONGEST_TITLE = 120;
const SHORTEST_KEY = 4;
const LONGEST_KEY = 64;

/** Opens a meeting with a title and, if wished, a meeting key; `null` if the person changed their mind. */
export function createMeetingDialog(meetings: Meetings): Promise<MeetingLine | null> {
  const title = new Field({ label: "home.create.name", name: "meeting-title", need: "required" });
  const key = new Field({
    label: "home.create.key",
    name: "meeting-key",
    kind: "password",
    need: "optional",
    hint: "home.create.keyHint",
    attributes: { autocomplete: "new-password" },
  });
  const failure = element("div");
  const submit = submitButton("home.create.submit", "primary");
  let created: MeetingLine | null = null;
  const tried = async () => {
    if (!fits(title.value.trim(), 1, LONGEST_TITLE)) return title.refuse("home.create.nameWrong");
    if (key.value !== "" && !fits(key.value, SHORTEST_KEY, LONGEST_KEY)) {
      return key.refuse("home.create.keyWrong");
    }
    try {
      created = await meetings.create(title.value.trim(), key.value);
      dialog.close();
    } catch (error) {
      replaceChildren(failure, [banner("home.create.title", remedyFor(error))]);
    }
  };
  const cancel = button("home.create.cancel", "", () => dialog.close());
  const head = element("h2", { text: "home.create.title", attributes: { id: "dialog-title" } });
  const dialog = openDialog(form(
    submit,
    tried,
    element("div", { class: "dialog-body" }, head, failure, title.element, key.element),
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

function fits(text: string, least: number, most: number): boolean {
  const length = [...text].length;
  return length >= least && length <= most;
}
