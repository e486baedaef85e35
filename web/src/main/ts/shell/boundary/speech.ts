import { fill, type Language, type Sentence, type Words } from "../entity/words.ts";

/** Where a sentence stands in an element: its text, one of the attributes that people read, or where a link leads. */
export type Place = "text" | "aria-label" | "title" | "placeholder" | "href";

const spoken = new WeakMap<Element, Map<Place, Sentence>>();
/** Also those that do not stand in the page at the moment, such as the controls of an empty stage. */
const speakers = new Set<WeakRef<Element>>();
let words: Words = {};
let current: Language = "en";

/** The language in which the page speaks now. */
export function language(): Language {
  return current;
}

/** The sentence in the language of the page. */
export function sentence(wanted: Sentence): string {
  const [key, ...values] = typeof wanted === "string" ? [wanted] : wanted;
  return fill(words[key] ?? key, current, values);
}

/** Whether there is a text for the key, as for a problem that a newer server may name. */
export function knows(key: string): boolean {
  return key in words;
}

/** Puts a sentence into an element and remembers it there, so that a change of language reaches it. */
export function say(on: Element, place: Place, wanted: Sentence): void {
  let places = spoken.get(on);
  if (places === undefined) {
    places = new Map();
    spoken.set(on, places);
    speakers.add(new WeakRef(on));
  }
  places.set(place, wanted);
  put(on, place, sentence(wanted));
}

/** Speaks the given language from now on, also in everything already shown. */
export function speak(next: Language, nextWords: Words): void {
  current = next;
  words = nextWords;
  document.documentElement.lang = next;
  for (const speaker of speakers) {
    const on = speaker.deref();
    if (on === undefined) speakers.delete(speaker);
    else for (const [place, wanted] of spoken.get(on) ?? []) put(on, place, sentence(wanted));
  }
}

function put(on: Element, place: Place, text: string): void {
  if (place !== "text") on.setAttribute(place, text);
  else if (on.textContent !== text) on.textContent = text;
}
