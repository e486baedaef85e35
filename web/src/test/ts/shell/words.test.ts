import { Preferences } from "../../../main/ts/shell/entity/preferences.ts";
import { clockText } from "../../../main/ts/shell/entity/times.ts";
import { chooseLanguage, fill } from "../../../main/ts/shell/entity/words.ts";
import { assertEquals, assertTrue } from "../assert.ts";

const FOLDER = new URL("../../../main/webapp/room/i18n/", import.meta.url);

function words(language: string): Record<string, string> {
  return JSON.parse(Deno.readTextFileSync(new URL(`${language}.json`, FOLDER)));
}

function places(text: string): string[] {
  return [...text.matchAll(/\{\d\}/g)].map((match) => match[0]).sort();
}

Deno.test("has the same keys in both languages, and the same places in each sentence", () => {
  const [english, japanese] = [words("en"), words("ja")];

  assertEquals(Object.keys(japanese).sort(), Object.keys(english).sort());
  for (const key of Object.keys(english)) {
    assertEquals(places(japanese[key]!), places(english[key]!), key);
    assertTrue(english[key]!.length > 0 && japanese[key]!.length > 0, key);
  }
});

Deno.test("writes Japanese as the design asks: no exclamation marks, no full-width digits", () => {
  for (const [key, text] of Object.entries(words("ja"))) {
    assertTrue(!/[！０-９Ａ-Ｙ]|申し訳|お客様/.test(text), `${key}: ${text}`);
  }
});

Deno.test("has a text for every sentence that the code names", async () => {
  const english = words("en");
  const used = new Set<string>();
  for await (const source of sources(new URL("../../../main/ts/", import.meta.url))) {
    const found = Deno.readTextFileSync(source).matchAll(
      /"((?:shell|account|home|meeting|problem)\.[A-Za-z0-9.-]*[A-Za-z0-9])"/g,
    );
    for (const match of found) used.add(match[1]!);
  }

  assertTrue(used.size > 100, `${used.size} found`);
  assertEquals([...used].filter((key) => !(key in english)), []);
});

Deno.test("follows the browser's first wish that we can fulfil", () => {
  assertEquals(chooseLanguage(["fr-FR", "ja-JP", "en"]), "ja");
  assertEquals(chooseLanguage(["en-GB", "ja"]), "en");
  assertEquals(chooseLanguage(["de"]), "en");
});

Deno.test("remembers the language and the theme that were chosen", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };

  new Preferences(memory, ["en"]).chooseLanguage("ja");
  new Preferences(memory, ["en"]).chooseTheme("dark");

  assertEquals(new Preferences(memory, ["en"]).language(), "ja");
  assertEquals(new Preferences(memory, ["en"]).theme(), "dark");
});

Deno.test("works where the browser forbids to remember", () => {
  const forbidden = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const preferences = new Preferences({ getItem: forbidden, setItem: forbidden }, ["ja"]);

  preferences.chooseTheme("dark");

  assertEquals(preferences.language(), "ja");
  assertEquals(preferences.theme(), "automatic");
});

Deno.test("fills the places of a sentence and shows those without value", () => {
  assertEquals(fill("{1} and {0}, {2}", "en", ["a", (language) => language]), "en and a, {2}");
});

Deno.test("shows spans as on a clock", () => {
  assertEquals([0, 59_999, 3_252_000, 3_600_000].map(clockText), [
    "00:00",
    "00:59",
    "54:12",
    "1:00:00",
  ]);
});

async function* sources(folder: URL): AsyncGenerator<URL> {
  for await (const entry of Deno.readDir(folder)) {
    const path = new URL(entry.isDirectory ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory) yield* sources(path);
    else if (entry.name.endsWith(".ts")) yield path;
  }
}
