import type { Choices } from "../../shell/boundary/choices.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { entrance } from "./entrance.ts";

/** Signs a person in; `meeting` is the number of the meeting that they are on the way to. */
export function signInView(
  choices: Choices,
  meeting: string | null,
  signIn: (loginName: string, password: string) => Promise<void>,
): Screen {
  const loginName = new Field({
    label: "account.signIn.loginName",
    name: "username",
    attributes: { autocomplete: "username", autocapitalize: "none", spellcheck: "false" },
  });
  const password = new Field({
    label: "account.signIn.password",
    name: "password",
    kind: "password",
    attributes: { autocomplete: "current-password" },
  });
  const failure = element("div");
  const submit = submitButton("account.signIn.submit");
  const tried = async () => {
    replaceChildren(failure, []);
    try {
      await signIn(loginName.value.trim(), password.value);
    } catch (error) {
      replaceChildren(failure, [banner("account.signIn.failed", remedy(error))]);
      password.input.value = "";
      password.input.focus();
    }
  };
  const title = element("h1", {
    text: meeting === null ? "account.signIn.title" : ["account.signIn.toMeeting", meeting],
  });
  const fields = form(submit, tried, loginName.element, password.element, submit);
  return {
    element: entrance(choices, title, failure, fields, toSelfTest()),
    title: "account.signIn.document",
    shown: () => loginName.input.focus(),
  };
}

function toSelfTest(): HTMLElement {
  return element(
    "p",
    { class: "hint self-test" },
    element("a", { text: "selftest.link", attributes: { href: "selftest" } }),
  );
}

/** Which part was wrong is never said. */
function remedy(error: unknown): Sentence {
  const wrong = error instanceof RequestRefused && (error.status === 401 || error.status === 422);
  return wrong ? "account.signIn.failedRemedy" : remedyFor(error);
}
