import type { Sentence } from "../entity/words.ts";
import { say } from "./speech.ts";

/** What an element of this page may be given; `text`, `label` and `hint` are sentences in the user's language. */
export interface Given {
  readonly class?: string;
  readonly text?: Sentence;
  readonly label?: Sentence;
  readonly hint?: Sentence;
  readonly placeholder?: Sentence;
  readonly literal?: string;
  readonly attributes?: Readonly<Record<string, string | boolean>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

export type Child = Node | null | undefined | false;

/** Makes an element. Text goes in as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Given = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (given.class !== undefined) made.className = given.class;
  for (const [key, value] of Object.entries(given.attributes ?? {})) setAttribute(made, key, value);
  for (const [type, call] of Object.entries(given.on ?? {})) made.addEventListener(type, call);
  if (given.literal !== undefined) putLiteral(made, given.literal);
  if (given.text !== undefined) say(made, "text", given.text);
  if (given.label !== undefined) say(made, "aria-label", given.label);
  if (given.hint !== undefined) say(made, "title", given.hint);
  if (given.placeholder !== undefined) say(made, "placeholder", given.placeholder);
  for (const child of children) if (child) made.append(child);
  return made;
}

/** Puts in a text of people's own; Han characters get their Japanese forms on an English page as well. */
export function putLiteral(on: HTMLElement, text: string): void {
  if (on.textContent !== text) on.textContent = text;
  setAttribute(
    on,
    "lang",
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) && "ja",
  );
}

/** Sets an attribute, or for a truth value sets and removes it. */
export function setAttribute(on: Element, name: string, value: string | boolean): void {
  if (value === false) on.removeAttribute(name);
  else on.setAttribute(name, value === true ? "" : value);
}

/** Shows only the given children, and leaves those alone that are already in place. */
export function replaceChildren(parent: Element, children: readonly Child[]): void {
  const wanted = children.filter((child): child is Node => Boolean(child));
  const now = parent.childNodes;
  if (now.length === wanted.length && wanted.every((child, index) => now[index] === child)) return;
  parent.replaceChildren(...wanted);
}
