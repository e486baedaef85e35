import { entrance } from "../../account/boundary/entrance.ts";
import type { GuestDoor } from "../../home/control/guests.ts";
import { meetingNumber } from "../../home/entity/meeting.ts";
import type { Choices } from "../../shell/boundary/choices.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { TermsView } from "./termsView.ts";

/** What a guest does before coming in. */
export interface GuestDoorWish {
  readonly choices: Choices;
  readonly door: GuestDoor;
  /** The name of a moment ago, or empty. */
  readonly name: string;
  /** Asks to be let in; the key is empty for a meeting without one. */
  join(name: string, key: string): Promise<void>;
  signIn(): void;
}

/** The door of a meeting for somebody without an account: a name, and the meeting key if one is asked for. */
export function guestDoorView(wish: GuestDoorWish): Screen {
  const { door } = wish;
  const name = new Field({
    label: "guest.name",
    name: "guest-name",
    hint: "guest.nameHint",
    attributes: { autocomplete: "name", maxlength: "64", value: wish.name },
  });
  const key = new Field({
    label: "meeting.door.key",
    name: "meeting-key",
    kind: "password",
    need: "required",
    hint: "meeting.door.keyHint",
    attributes: { autocomplete: "off", spellcheck: "false" },
  });
  const terms = new TermsView(door.terms);
  const failure = element("div");
  const submit = submitButton("guest.submit");
  const tried = async () => {
    replaceChildren(failure, []);
    if (name.value.trim() === "") return name.refuse("guest.nameMissing");
    if (door.keyRequired && key.value === "") return key.refuse("meeting.door.keyMissing");
    if (!terms.passes()) return;
    try {
      await wish.join(name.value.trim(), door.keyRequired ? key.value : "");
    } catch (error) {
      const code = error instanceof RequestRefused ? error.code : "";
      if (code === "invalid-value") name.refuse("guest.nameWrong");
      else if (code.startsWith("meeting-key")) key.refuse(remedyFor(error));
      else replaceChildren(failure, [banner("meeting.door.refused", remedy(error))]);
    }
  };
  const fields = form(
    submit,
    tried,
    name.element,
    door.keyRequired ? key.element : element("span"),
    terms.element,
    submit,
    button("guest.signIn", "wide", wish.signIn),
  );
  const told = element(
    "div",
    { class: "told hint" },
    element("p", { text: "guest.waits" }),
    element("p", { text: "guest.marked" }),
    element("p", { text: "meeting.door.notKept" }),
    element("p", {}, handbookLink()),
  );
  // The number stays in one piece.
  const number = door.number.replaceAll("-", "\u2011");
  const title = element("h1", { text: ["guest.title", number] });
  return {
    element: entrance(wish.choices, title, failure, fields, told),
    title: ["guest.document", door.number],
    shown: () => (wish.name !== "" && door.keyRequired ? key : name).input.focus(),
  };
}

/** Lets somebody without an account type the number of a meeting; `find` is refused if it takes no guests. */
export function guestNumberView(
  choices: Choices,
  find: (number: string) => Promise<void>,
  signIn: () => void,
): Screen {
  const field = new Field({
    label: "home.join.number",
    name: "meeting-number",
    hint: "home.join.hint",
    attributes: { inputmode: "numeric", autocomplete: "off" },
  });
  const failure = element("div");
  const submit = submitButton("guest.next");
  const tried = async () => {
    replaceChildren(failure, []);
    const number = meetingNumber(field.value);
    if (number === null) return field.refuse("home.join.wrong");
    try {
      await find(number);
    } catch (error) {
      if (isUnknown(error)) field.refuse("guest.unknown");
      else replaceChildren(failure, [banner("meeting.door.refused", remedy(error))]);
    }
  };
  const fields = form(
    submit,
    tried,
    field.element,
    submit,
    button("guest.signIn", "wide", signIn),
  );
  return {
    element: entrance(choices, element("h1", { text: "guest.numberTitle" }), failure, fields),
    title: "guest.numberDocument",
    shown: () => field.input.focus(),
  };
}

function isUnknown(error: unknown): boolean {
  return error instanceof RequestRefused && error.status === 404;
}

function remedy(error: unknown): Sentence {
  return isUnknown(error) ? "guest.unknown" : remedyFor(error);
}
