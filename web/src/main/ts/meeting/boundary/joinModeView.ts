import { element } from "../../shell/boundary/dom.ts";
import { JOIN_MODES, type JoinChoice } from "../entity/joinMode.ts";

/** Lets a person choose what to take part in; the browser remembers it. */
export function joinModeView(choice: JoinChoice): HTMLElement {
  const lines = JOIN_MODES.map((mode) => {
    const radio = element("input", {
      attributes: { type: "radio", name: "join-mode", value: mode, checked: mode === choice.mode },
      on: { change: () => choice.choose(mode) },
    });
    return element(
      "label",
      {},
      radio,
      element(
        "span",
        {},
        element("b", { text: `meeting.mode.${mode}` }),
        element("span", { class: "hint", text: `meeting.mode.${mode}Hint` }),
      ),
    );
  });
  return element(
    "fieldset",
    { class: "join-mode" },
    element("legend", { text: "meeting.mode.title" }),
    ...lines,
  );
}
