import { element } from "../../shell/boundary/dom.ts";
import { banner, button, Field } from "../../shell/boundary/form.ts";
import { remedyFor } from "../../shell/boundary/problems.ts";
import type { RequestRefused } from "../../shell/control/api.ts";

/** Sends the request for this browser with the name that its person gives it; answers the enrolment code. */
export type Ask = (name: string) => Promise<string>;

/** What the server says about this browser; `null` if the refusal is about something else. */
export function deviceRefusal(refused: RequestRefused): HTMLElement | null {
  switch (refused.code) {
    case "device-unknown":
      return banner("account.device.unknownTitle", "account.device.unknownRemedy");
    case "device-not-approved":
      return waiting(refused.detail);
    case "device-mac-required":
      return banner("account.device.macTitle", "account.device.macRemedy");
    default:
      return null;
  }
}

/** The way out for a browser that is not known: asking for it to be. Then `waits` is told what to show. */
export function deviceRequest(ask: Ask, waits: (notice: HTMLElement) => void): HTMLElement {
  const name = new Field({
    label: "account.device.name",
    name: "device",
    hint: "account.device.nameHint",
    attributes: { maxlength: "100", autocomplete: "off" },
  });
  const send = async () => {
    if (name.value.trim() === "") return name.refuse("account.device.nameMissing");
    submit.disabled = true;
    try {
      waits(waiting(await ask(name.value.trim())));
    } catch (error) {
      name.refuse(remedyFor(error));
    }
    submit.disabled = false;
  };
  const submit = button("account.device.ask", "wide", () => void send());
  return element("div", { class: "device-request" }, name.element, submit);
}

function waiting(code: string): HTMLElement {
  const made = banner("account.device.waitingTitle", ["account.device.waitingRemedy", code]);
  made.classList.add("wait");
  return made;
}
