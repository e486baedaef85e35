import { chooseLanguage, type Language, LANGUAGES } from "./words.ts";

/** How the page looks: like the system, or as chosen. */
export type Theme = "automatic" | "light" | "dark";

/** Where choices are remembered; a browser may forbid it, then they last as long as the page. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The memory of this browser; asked for anew each time, since already asking may be forbidden. */
export function browserMemory(): Memory {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
  };
}

const LANGUAGE_KEY = "tsudoi.language";
const THEME_KEY = "tsudoi.theme";

/** Language and theme of this browser: at first as the browser says, then as chosen. */
export class Preferences {
  constructor(private readonly memory: Memory, private readonly wished: readonly string[]) {}

  language(): Language {
    const kept = this.read(LANGUAGE_KEY);
    return LANGUAGES.find((language) => language === kept) ?? chooseLanguage(this.wished);
  }

  theme(): Theme {
    const kept = this.read(THEME_KEY);
    return kept === "light" || kept === "dark" ? kept : "automatic";
  }

  chooseLanguage(language: Language): void {
    this.write(LANGUAGE_KEY, language);
  }

  chooseTheme(theme: Theme): void {
    this.write(THEME_KEY, theme);
  }

  private read(key: string): string | null {
    try {
      return this.memory.getItem(key);
    } catch {
      return null; // Storage is forbidden in this browser.
    }
  }

  private write(key: string, value: string): void {
    try {
      this.memory.setItem(key, value);
    } catch {
      // Storage is forbidden or full: the choice lasts as long as the page.
    }
  }
}
