import { browserMemory, Preferences } from "../shell/entity/preferences.ts";

/** Runs before the first paint, so that neither theme nor language is seen to change. Pages of one language keep it. */
const preferences = new Preferences(browserMemory(), navigator.languages);
document.documentElement.dataset.theme = preferences.theme();
if (document.documentElement.dataset.language !== "fixed") {
  document.documentElement.lang = preferences.language();
}
