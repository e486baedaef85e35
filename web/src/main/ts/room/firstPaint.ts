import { browserMemory, Preferences } from "../shell/entity/preferences.ts";

/** Runs before the first paint, so that neither theme nor language is seen to change. */
const preferences = new Preferences(browserMemory(), navigator.languages);
document.documentElement.dataset.theme = preferences.theme();
document.documentElement.lang = preferences.language();
