import type { Sentence } from "../entity/words.ts";
import { element } from "./dom.ts";
import { button } from "./form.ts";

/** A question before something that cannot be taken back. */
export interface Question {
  readonly title: Sentence;
  readonly effect: Sentence;
  /** The same verb as on the button that led here. */
  readonly verb: Sentence;
  readonly safe?: Sentence;
  readonly danger?: boolean;
  readonly more?: Node;
}

/** Asks; answers whether the person went on. Escape is the safe answer, and the safe button has the focus. */
export function ask(question: Question): Promise<boolean> {
  const safe = button(question.safe ?? "meeting.dialog.cancel", "", () => dialog.close());
  const look = question.danger === false ? "primary" : "danger filled";
  const go = button(question.verb, look, () => dialog.close("go"));
  const title = element("h2", { text: question.title, attributes: { id: "dialog-title" } });
  const effect = element("p", { text: question.effect, attributes: { id: "dialog-effect" } });
  const dialog = openDialog(
    element("div", { class: "dialog-body" }, title, effect, question.more),
    element("div", { class: "dialog-buttons" }, safe, go),
  );
  dialog.setAttribute("aria-describedby", "dialog-effect");
  safe.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "go");
    });
  });
}

/** Opens a dialog that is named by the element `dialog-title`; the rest of the page waits. */
export function openDialog(...children: Node[]): HTMLDialogElement {
  const dialog = element(
    "dialog",
    { attributes: { "aria-labelledby": "dialog-title" } },
    ...children,
  );
  // In full screen only the inside of the full-screen element is painted, the top layer apart.
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Closes every open dialog with the safe answer: what it asked about is past. */
export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
}
