import { BrowserDevice } from "../device/control/browserDevice.ts";
import { fetchChallenge } from "../device/control/challenges.ts";
import { IndexedKeys } from "../device/control/indexedKeys.ts";
import { SessionEnds } from "../account/control/sessionEnds.ts";
import { SignIn } from "../account/control/signIn.ts";
import { Guests } from "../home/control/guests.ts";
import { Meetings } from "../home/control/meetings.ts";
import { tooOldView } from "../meeting/boundary/noticeView.ts";
import { JoinChoice } from "../meeting/entity/joinMode.ts";
import { missingAbilities } from "../screen/entity/abilities.ts";
import { Passkeys } from "../passkey/control/passkeys.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { speak } from "../shell/boundary/speech.ts";
import { Api } from "../shell/control/api.ts";
import { WorkerTimers } from "../shell/control/workerTimers.ts";
import { browserMemory, Preferences } from "../shell/entity/preferences.ts";
import type { Language, Words } from "../shell/entity/words.ts";
import { DeviceChoice } from "../voice/entity/deviceChoice.ts";
import { App } from "./app.ts";

/** Where the meeting page begins. */
const preferences = new Preferences(browserMemory(), navigator.languages);
const page = document.getElementById("page") ?? document.body;
let app: App | null = null;

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
  app?.titleAgain();
}

async function begin(): Promise<void> {
  await speakIn(preferences.language());
  const missing = missingAbilities(globalThis, isSecureContext);
  if (missing.length > 0) {
    const screen = tooOldView(choices, missing);
    page.replaceChildren(screen.element);
    return;
  }
  const api = new Api((address, request) => fetch(address, request));
  const timers = new WorkerTimers(
    new Worker(new URL("timersWorker.js", document.baseURI), { type: "module" }),
  );
  const signIn = new SignIn(
    api,
    new BrowserDevice(new IndexedKeys(), fetchChallenge, location.origin),
    Passkeys.here(),
  );
  const meetings = new Meetings(api);
  const guests = new Guests(api, {
    getItem: (key) => sessionStorage.getItem(key),
    setItem: (key, value) => sessionStorage.setItem(key, value),
  });
  const devices = new DeviceChoice(browserMemory());
  const sessionEnds = new SessionEnds(api);
  const mode = new JoinChoice(browserMemory());
  app = new App({ page, choices, timers, signIn, sessionEnds, meetings, guests, devices, mode });
  await app.start();
}

void begin();
