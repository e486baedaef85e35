/** The texts of one language, by key; equal keys in each language. */
export type Words = Readonly<Record<string, string>>;

/** A value for a place in a sentence; a function is asked again after a change of language. */
export type Value = string | number | ((language: Language) => string);

export type Language = "en" | "ja";

/** A sentence by its key and the values for its places {0}, {1}, … */
export type Sentence = string | readonly [string, ...Value[]];

export const LANGUAGES: readonly Language[] = ["en", "ja"];

/** The first of the wished languages that we have; English if none. */
export function chooseLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found !== undefined) return found;
  }
  return "en";
}

/** Fills the places of a pattern. A place without value stays as it is, so that a mistake is seen. */
export function fill(pattern: string, language: Language, values: readonly Value[]): string {
  return pattern.replace(/\{(\d)\}/g, (place, digit: string) => {
    const value = values[Number(digit)];
    if (value === undefined) return place;
    return typeof value === "function" ? value(language) : String(value);
  });
}
