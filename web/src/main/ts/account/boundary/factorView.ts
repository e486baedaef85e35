import type { Choices } from "../../shell/boundary/choices.ts";
import { element } from "../../shell/boundary/dom.ts";
import type { Screen } from "../../shell/entity/screen.ts";
import { entrance } from "./entrance.ts";

/** Leads somebody who must have a second factor to the page where it is set up, which leads back to `meeting`. */
export function factorView(choices: Choices, meeting: string | null): Screen {
  const language = document.documentElement.lang;
  const href = `../console/accounts/factor-setup.xhtml?lang=${language}&room=${meeting ?? "none"}`;
  const link = element("a", {
    class: "button primary wide",
    text: "account.factor.setUp",
    attributes: { href },
  });
  const title = element("h1", { text: "account.factor.title" });
  const why = element("p", { class: "why", text: "account.factor.why" });
  return {
    element: entrance(choices, title, why, link),
    title: "account.factor.document",
    shown: () => link.focus(),
  };
}
