import type { Sentence } from "../entity/words.ts";
import { element } from "./dom.ts";
import { sentence } from "./speech.ts";

const TOAST_MILLIS = 6000;
/** More would hide what people look at; the oldest gives way. */
const MOST_TOASTS = 3;
const CLEAR_MILLIS = 4000;

/** Says things to people: shown for six seconds, or spoken by a screen reader only. */
export const announcer = {
  /** Shows and speaks; stays while it is focused or pointed at. */
  toast(text: Sentence): void {
    const toast = element("div", { class: "toast", text, attributes: { tabindex: "0" } });
    const toasts = place("toasts");
    toasts.append(toast);
    if (toasts.childElementCount > MOST_TOASTS) {
      toasts.querySelector(".toast:not(:focus, :hover)")?.remove();
    }
    announcer.polite(text);
    const leave = () => {
      if (toast.matches(":focus, :hover")) setTimeout(leave, TOAST_MILLIS);
      else toast.remove();
    };
    setTimeout(leave, TOAST_MILLIS);
  },

  /** Spoken when the screen reader is free. */
  polite(text: Sentence): void {
    speak("spoken", text);
  },

  /** Spoken at once. */
  assertive(text: Sentence): void {
    speak("alerted", text);
  },
};

function speak(where: string, text: Sentence): void {
  const line = element("p", { literal: sentence(text) });
  place(where).append(line);
  setTimeout(() => line.remove(), CLEAR_MILLIS);
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}
