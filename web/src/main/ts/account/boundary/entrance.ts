import {
  type Choices,
  languageChoice,
  product,
  themeChoice,
} from "../../shell/boundary/choices.ts";
import { element } from "../../shell/boundary/dom.ts";
import { mark, seatsDrawing } from "../../shell/boundary/icons.ts";

/** The page with the seats drawing on one side and one task on the other. */
export function entrance(choices: Choices, ...task: Node[]): HTMLElement {
  const greeting = element(
    "div",
    { class: "greeting" },
    element(
      "p",
      {},
      element("span", { text: "account.signIn.say1" }),
      element("br"),
      element("span", { text: "account.signIn.say2" }),
    ),
    element(
      "p",
      {},
      element("span", { text: "account.signIn.promise1" }),
      element("br"),
      element("span", { text: "account.signIn.promise2" }),
    ),
  );
  const art = element(
    "section",
    { class: "entrance-art" },
    product(36, mark(36)),
    seatsDrawing(),
    greeting,
  );
  const foot = element(
    "footer",
    { class: "choices" },
    languageChoice(choices),
    element("span", { class: "space" }),
    themeChoice(choices),
  );
  const side = element(
    "section",
    { class: "entrance-form" },
    product(30, mark(30)),
    element("main", {}, ...task),
    foot,
  );
  return element("div", { class: "entrance" }, art, side);
}
