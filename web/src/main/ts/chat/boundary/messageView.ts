import { element, putLiteral } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { ChatEntry } from "../entity/chatState.ts";
import { partsOf } from "../entity/plainText.ts";

/** One message: whose, when, what, and what became of it. Only the last part ever changes. */
export function messageView(entry: ChatEntry, again: () => void): HTMLElement {
  const name = element("b", { class: "name" });
  if (entry.own) say(name, "text", "chat.you");
  else if (entry.name === null) say(name, "text", "chat.somebody");
  else putLiteral(name, entry.name);
  const time = element("time", {
    literal: hourOf(entry.at),
    attributes: { datetime: new Date(entry.at).toISOString() },
  });
  return element(
    "li",
    { class: `message ${entry.own ? "own" : ""} ${entry.state.name}` },
    element("div", { class: "message-head" }, name, time),
    textOf(entry),
    fateOf(entry, again),
  );
}

/** Text as text: its own direction of writing, long words broken, web addresses to be opened elsewhere. */
function textOf(entry: ChatEntry): HTMLElement {
  if (entry.text === null) {
    return element("p", { class: "text unreadable", text: "chat.unreadable" });
  }
  const text = element("p", { class: "text", attributes: { dir: "auto" } });
  putLiteral(text, entry.text);
  text.replaceChildren(
    ...partsOf(entry.text).map(({ text: part, href }) => {
      if (href === null) return document.createTextNode(part);
      const attributes = { href, target: "_blank", rel: "noopener noreferrer", dir: "ltr" };
      return element("a", { literal: part, attributes });
    }),
  );
  return text;
}

function fateOf({ state }: ChatEntry, again: () => void): HTMLElement | null {
  if (state.name === "sent") return null;
  if (state.name === "waiting") return element("p", { class: "fate", text: "chat.waiting" });
  const text = `chat.refused.${KNOWN.includes(state.problem) ? state.problem : "other"}`;
  return element(
    "p",
    { class: "fate" },
    icon("warning", "small"),
    element("span", { text }),
    element("button", {
      class: "link-button",
      text: "chat.again",
      attributes: { type: "button" },
      on: { click: again },
    }),
  );
}

const KNOWN = ["too-many-requests", "connection-lost", "forbidden"];

function hourOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
