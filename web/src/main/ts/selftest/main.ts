import type { Choices } from "../shell/boundary/choices.ts";
import { replaceChildren } from "../shell/boundary/dom.ts";
import { sentence, speak } from "../shell/boundary/speech.ts";
import { browserMemory, Preferences } from "../shell/entity/preferences.ts";
import type { Language, Words } from "../shell/entity/words.ts";
import { SelfTestView } from "./boundary/selfTestView.ts";
import { browserLine } from "./control/line.ts";

/** Where the page of the self-test begins. */
const preferences = new Preferences(browserMemory(), navigator.languages);
let view: SelfTestView | null = null;

const choices: Choices = {
  theme: () => preferences.theme(),
  chooseTheme: (theme) => {
    preferences.chooseTheme(theme);
    document.documentElement.dataset.theme = theme;
  },
  chooseLanguage: (language) => {
    preferences.chooseLanguage(language);
    void speakIn(language);
  },
};

async function speakIn(language: Language): Promise<void> {
  const response = await fetch(`i18n/${language}.json`);
  speak(language, await response.json() as Words);
  document.title = sentence("selftest.document");
  view?.wordsChanged();
}

async function begin(): Promise<void> {
  await speakIn(preferences.language());
  view = new SelfTestView(choices, browserLine(), navigator.userAgent);
  replaceChildren(document.getElementById("page") ?? document.body, [view.element]);
}

void begin();
