import type { Choices } from "../../shell/boundary/choices.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { banner, button, Field, form, submitButton } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import { say } from "../../shell/boundary/speech.ts";
import { RequestRefused } from "../../shell/control/api.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { deviceRefusal, deviceRequest } from "./deviceRequest.ts";
import type { IdentityProvider } from "../entity/identityProvider.ts";
import { entrance } from "./entrance.ts";
import { providerLinks } from "./providerLinks.ts";

/** What helps besides user ID and password; `refusal` says why an identity provider signed nobody in. */
export interface OtherWays {
  offersReset(): Promise<boolean>;
  /** Whether meetings here can take people without an account. */
  offersGuests(): Promise<boolean>;
  providers(): Promise<readonly IdentityProvider[]>;
  readonly passkeys: PasskeyWays;
  readonly refusal: Sentence | null;
}

/** Signing in with passkeys, alone or in place of the code. */
export interface PasskeyWays {
  work(): Promise<boolean>;
  alone(loginName: string): Promise<void>;
  behindPassword(loginName: string, password: string): Promise<void>;
}

/**
 * Signs a person in; `meeting` is the number of the meeting that they are on the way to.
 *
 * Where the server asks for a code behind the right password, one field for it takes the place of name and password, which
 * are sent with it once more.
 */
export function signInView(
  choices: Choices,
  meeting: string | null,
  signIn: (loginName: string, password: string, code: string) => Promise<void>,
  requestDevice: (
    loginName: string,
    password: string,
    code: string,
    name: string,
  ) => Promise<string>,
  ways: OtherWays,
): Screen {
  const { passkeys } = ways;
  const { loginName, password, code } = signInFields();
  const failure = element("div");
  if (ways.refusal !== null) {
    replaceChildren(failure, [banner("account.signIn.failed", ways.refusal)]);
  }
  const providers = providerLinks(() => ways.providers(), meeting);
  const request = element("div");
  const submit = submitButton("account.signIn.submit");
  const back = button("account.signIn.back", "text wide", () => askForCode(false));
  const askForCode = (asked: boolean) => {
    replaceChildren(failure, []);
    loginName.element.hidden = password.element.hidden = asked;
    code.element.hidden = back.hidden = !asked;
    providers.hidden = asked;
    say(passkey, "text", asked ? "account.passkey.instead" : "account.passkey.signIn");
    code.input.value = "";
    code.clear();
    (asked ? code : password).input.focus();
  };
  const useKey = async () => {
    replaceChildren(failure, []);
    replaceChildren(request, []);
    passkey.disabled = true;
    const name = loginName.value.trim();
    await (code.element.hidden
      ? passkeys.alone(name)
      : passkeys.behindPassword(name, password.value))
      .catch(keyRefused);
    passkey.disabled = false;
  };
  const passkey = button("account.passkey.signIn", "wide", () => void useKey());
  passkey.hidden = true;
  void passkeys.work().then((works) => {
    passkey.hidden = !works;
  });
  const keyRefused = (error: unknown) => {
    const device = error instanceof RequestRefused ? deviceRefusal(error) : null;
    const shown = device ?? banner("account.signIn.failed", keyRemedy(error));
    replaceChildren(failure, [shown]);
  };
  const ask = (name: string) =>
    requestDevice(loginName.value.trim(), password.value, code.value.trim(), name);
  const waits = (notice: HTMLElement) => {
    replaceChildren(failure, [notice]);
    replaceChildren(request, []);
  };
  const refused = (error: unknown) => {
    const device = error instanceof RequestRefused ? deviceRefusal(error) : null;
    if (device !== null) {
      replaceChildren(failure, [device]);
      const unknown = (error as RequestRefused).code === "device-unknown";
      return replaceChildren(request, unknown ? [deviceRequest(ask, waits)] : []);
    }
    const known = error instanceof RequestRefused ? error.code : "";
    askForCode(known === "second-factor-required" || known === "second-factor-wrong");
    if (known === "second-factor-wrong") code.refuse("account.signIn.codeWrong");
    if (!code.element.hidden) return;
    replaceChildren(failure, [banner("account.signIn.failed", remedy(error))]);
    password.input.value = "";
  };
  const tried = async () => {
    replaceChildren(failure, []);
    replaceChildren(request, []);
    await signIn(loginName.value.trim(), password.value, code.value.trim()).catch(refused);
  };
  code.element.hidden = back.hidden = true;
  const title = element("h1", {
    text: meeting === null ? "account.signIn.title" : ["account.signIn.toMeeting", meeting],
  });
  const fields = form(
    submit,
    tried,
    loginName.element,
    password.element,
    code.element,
    submit,
    passkey,
    providers,
    back,
  );
  return {
    element: entrance(
      choices,
      title,
      failure,
      fields,
      request,
      toReset(() => ways.offersReset()),
      toGuests(meeting, () => ways.offersGuests()),
      toSelfTest(),
      element("p", { class: "hint self-test" }, handbookLink()),
    ),
    title: "account.signIn.document",
    shown: () => loginName.input.focus(),
  };
}

function signInFields(): { loginName: Field; password: Field; code: Field } {
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
  const code = new Field({
    label: "account.signIn.code",
    name: "code",
    hint: "account.signIn.codeHint",
    attributes: { autocomplete: "one-time-code", inputmode: "numeric", maxlength: "64" },
  });
  return { loginName, password, code };
}

/** Shown as soon as the server is known to send links. */
function toReset(offersReset: () => Promise<boolean>): HTMLElement {
  const href = `../console/accounts/password-forgotten.xhtml?lang=${document.documentElement.lang}`;
  const link = element(
    "p",
    { class: "hint self-test" },
    element("a", { text: "account.signIn.forgotten", attributes: { href } }),
  );
  link.hidden = true;
  void offersReset().then((offered) => {
    link.hidden = !offered;
  });
  return link;
}

/** Shown as soon as the server is known to have meetings that can take guests. */
function toGuests(meeting: string | null, offersGuests: () => Promise<boolean>): HTMLElement {
  const link = element(
    "p",
    { class: "hint self-test" },
    element("a", { text: "guest.link", attributes: { href: "#/guest" } }),
  );
  link.hidden = true;
  if (meeting === null) {
    void offersGuests().then((offered) => {
      link.hidden = !offered;
    });
  }
  return link;
}

function toSelfTest(): HTMLElement {
  return element(
    "p",
    { class: "hint self-test" },
    element("a", { text: "selftest.link", attributes: { href: "selftest" } }),
  );
}

/** What was wrong with a passkey is never said either. */
function keyRemedy(error: unknown): Sentence {
  const wrong = error instanceof RequestRefused && error.status === 401;
  return wrong ? "problem.passkey-refused" : remedyFor(error);
}

/** Which part was wrong is never said. */
function remedy(error: unknown): Sentence {
  const wrong = error instanceof RequestRefused && (error.status === 401 || error.status === 422);
  return wrong ? "account.signIn.failedRemedy" : remedyFor(error);
}
