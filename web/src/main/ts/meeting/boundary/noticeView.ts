import {
  type Choices,
  languageChoice,
  product,
  themeChoice,
} from "../../shell/boundary/choices.ts";
import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { banner, button } from "../../shell/boundary/form.ts";
import { icon, mark } from "../../shell/boundary/icons.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { sentence } from "../../shell/boundary/speech.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Ending } from "../entity/meetingState.ts";
import { ordered, signature } from "./signature.ts";

/** What a person can do after a meeting. */
export interface AfterActions {
  /** Fails where it may work a little later; the person stays here. */
  joinAgain(): Promise<void>;
  signIn(): void;
  home(): void;
}

const BARRED = ["expelled", "meeting-ended", "lobby-refused", "not-invited"];

/** How being in the meeting ended: what happened, by whom, and what is possible now. */
export function endingView(
  choices: Choices,
  ending: Ending,
  actions: AfterActions,
  homeText = "meeting.over.home",
): Screen {
  const { reason, detail } = ending;
  const title = element("h1", {
    text: `meeting.over.${reason}.title`,
    attributes: { tabindex: "-1" },
  });
  const explained = reason === "expelled" || reason === "lobby-refused";
  const failure = element("div");
  const first = reason === "session-ended"
    ? button("meeting.over.signIn", "primary", actions.signIn)
    : !BARRED.includes(reason) && joinButton(failure, actions.joinAgain);
  const home = reason !== "session-ended" && button(homeText, "", actions.home);
  return {
    element: notice(
      choices,
      title,
      element("p", { text: [`meeting.over.${reason}.text`, detail] }),
      ordered(ending) && element("p", { text: ["meeting.over.by", signature(ending)] }),
      explained && detail !== "" &&
        element("p", { text: ["meeting.over.expelled.reason", detail] }),
      failure,
      element("div", { class: "buttons" }, first, home),
    ),
    title: ["meeting.over.document", sentence(`meeting.over.${reason}.title`)],
    shown: () => title.focus(),
  };
}

/** Joins again, and says in that place if that does not work yet; the button waits meanwhile. */
function joinButton(failure: HTMLElement, joinAgain: () => Promise<void>): HTMLElement {
  const made = button("meeting.over.join", "primary", () => {
    if (made.getAttribute("aria-disabled") === "true") return;
    setAttribute(made, "aria-disabled", "true");
    replaceChildren(failure, []);
    const failed = (error: unknown) =>
      replaceChildren(failure, [banner("meeting.over.joinFailed", remedyFor(error))]);
    joinAgain().catch(failed).finally(() => setAttribute(made, "aria-disabled", false));
  });
  return made;
}

/** This browser lacks what a meeting needs: says what. */
export function tooOldView(choices: Choices, missing: readonly string[]): Screen {
  const lines = missing.map((name) =>
    element("li", {}, icon("warning", "small"), element("span", { text: `meeting.old.${name}` }))
  );
  return {
    element: notice(
      choices,
      element("h1", { text: "meeting.old.title" }),
      element("p", { text: "meeting.old.text" }),
      element("ul", {}, ...lines),
    ),
    title: ["meeting.over.document", sentence("meeting.old.title")],
  };
}

/** Something outside a meeting failed: what, and how to go on; with a way home where there is one. */
export function failureView(
  choices: Choices,
  text: string,
  again: () => void,
  home?: () => void,
): Screen {
  return {
    element: notice(
      choices,
      element("h1", { text }),
      element(
        "div",
        { class: "buttons" },
        button("shell.tryAgain", "primary", again),
        home !== undefined && button("meeting.over.home", "", home),
      ),
    ),
    title: "home.document",
  };
}

/** A page that says one thing. */
export function notice(
  choices: Choices,
  ...children: (Node | null | undefined | false)[]
): HTMLElement {
  const bar = element(
    "header",
    { class: "page-bar" },
    product(28, mark(28)),
    element("span", { class: "space" }),
    languageChoice(choices),
    themeChoice(choices),
  );
  const main = element("main", { class: "notice" }, mark(56), ...children);
  return element("div", { class: "page" }, bar, main);
}
