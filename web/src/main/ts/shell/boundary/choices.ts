import type { Theme } from "../entity/preferences.ts";
import { type Language, LANGUAGES } from "../entity/words.ts";
import { element, replaceChildren } from "./dom.ts";
import { icon, type IconName } from "./icons.ts";
import { language, say } from "./speech.ts";

/** The language and the theme of the page, as every screen lets them be chosen. */
export interface Choices {
  theme(): Theme;
  chooseLanguage(language: Language): void;
  chooseTheme(theme: Theme): void;
}

const NAMES: Record<Language, string> = { en: "English", ja: "日本語" };
const NEXT: Record<Theme, Theme> = { automatic: "light", light: "dark", dark: "automatic" };
const ICONS: Record<Theme, IconName> = { automatic: "contrast", light: "sun", dark: "moon" };

/** The chooser of languages; each is named in itself. */
export function languageChoice(choices: Choices): HTMLElement {
  const options = LANGUAGES.map((name) =>
    element("option", { literal: NAMES[name], attributes: { value: name, lang: name } })
  );
  const select = element("select", { label: "shell.language" }, ...options);
  select.value = language();
  select.addEventListener("change", () => choices.chooseLanguage(select.value as Language));
  return element("span", { class: "choice-language" }, icon("globe", "small"), select);
}

/** The button that steps through the themes. */
export function themeChoice(choices: Choices): HTMLElement {
  const button = element("button", { class: "icon-button", attributes: { type: "button" } });
  const show = () => {
    const theme = choices.theme();
    replaceChildren(button, [icon(ICONS[theme])]);
    say(button, "aria-label", `shell.theme.${theme}`);
    say(button, "title", `shell.theme.${theme}`);
  };
  button.addEventListener("click", () => {
    choices.chooseTheme(NEXT[choices.theme()]);
    show();
  });
  show();
  return button;
}

/** The product's mark and name. */
export function product(size: number, mark: SVGSVGElement): HTMLElement {
  const made = element("div", { class: "product" }, mark, element("b", { text: "shell.product" }));
  mark.setAttribute("width", String(size));
  return made;
}
