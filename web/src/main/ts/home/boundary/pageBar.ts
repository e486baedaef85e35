import type { Account } from "../../account/entity/session.ts";
import {
  type Choices,
  languageChoice,
  product,
  themeChoice,
} from "../../shell/boundary/choices.ts";
import { element } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { mark } from "../../shell/boundary/icons.ts";

/** The own account is looked after in the console. */
const PROFILE = "/console/accounts/profile.xhtml";

/** What stands at the top of each page outside a meeting. */
export interface BarWish {
  readonly choices: Choices;
  readonly account: Account;
  signOut(): void;
}

export function pageBar(wish: BarWish): HTMLElement {
  const name = wish.account.displayName;
  return element(
    "header",
    { class: "page-bar" },
    product(28, mark(28)),
    element("span", { class: "space" }),
    element("a", {
      class: "person",
      text: ["shell.signedInAs", name],
      attributes: { href: PROFILE },
    }),
    languageChoice(wish.choices),
    themeChoice(wish.choices),
    button("shell.signOut", "text", wish.signOut),
  );
}
