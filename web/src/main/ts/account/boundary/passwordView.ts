import type { Choices } from "../../shell/boundary/choices.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { say, sentence } from "../../shell/boundary/speech.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { PasswordRule } from "../entity/passwordRules.ts";
import type { PasswordDemand } from "../entity/session.ts";
import { entrance } from "./entrance.ts";

/** Has the person choose another password, before anything else. */
export function passwordView(
  choices: Choices,
  asked: readonly PasswordRule[],
  demand: PasswordDemand,
  change: (current: string, next: string) => Promise<void>,
): Screen {
  const current = passwordField("account.password.current", "current", "current-password");
  const next = passwordField("account.password.next", "next", "new-password");
  const again = passwordField("account.password.again", "again", "new-password");
  const failure = element("div");
  const submit = submitButton("account.password.submit");
  const tried = async () => {
    replaceChildren(failure, []);
    if (asked.some((rule) => !rule.isMetBy(next.value))) {
      next.refuse("problem.password-too-weak");
      return;
    }
    if (next.value !== again.value) {
      again.refuse("account.password.different");
      return;
    }
    try {
      await change(current.value, next.value);
    } catch (error) {
      if (isAboutCurrent(error)) return current.refuse("account.password.currentWrong");
      replaceChildren(failure, [banner("account.password.failed", remedyFor(error))]);
    }
  };
  const fields = form(
    submit,
    tried,
    current.element,
    rules(asked, next),
    next.element,
    again.element,
    submit,
  );
  const title = element("h1", { text: "account.password.title" });
  const why = element("p", { class: "why", text: `account.password.why.${demand}` });
  return {
    element: entrance(choices, title, why, failure, fields),
    title: "account.password.document",
    shown: () => current.input.focus(),
  };
}

/** The session goes on: only the password typed here was wrong. */
function isAboutCurrent(error: unknown): boolean {
  return error instanceof RequestRefused && error.code === "sign-in-failed";
}

function passwordField(label: string, name: string, autocomplete: string): Field {
  return new Field({
    label,
    name,
    kind: "password",
    need: "required",
    attributes: { autocomplete },
  });
}

/** The rules, each marked as soon as what is typed meets it. */
function rules(asked: readonly PasswordRule[], field: Field): HTMLElement {
  const lines = asked.map((rule) => ({ rule, line: element("li") }));
  const show = () => {
    for (const { rule, line } of lines) {
      const met = rule.isMetBy(field.value);
      line.classList.toggle("met", met);
      const state = met ? "account.password.met" : "account.password.unmet";
      say(line, "aria-label", [state, () => sentence(rule.sentence)]);
      say(line, "text", rule.sentence);
    }
  };
  field.input.addEventListener("input", show);
  show();
  const list = element("ul", {}, ...lines.map(({ line }) => line));
  const head = element("p", { class: "hint", text: "account.password.rules" });
  return element("div", { class: "rules" }, head, list);
}
