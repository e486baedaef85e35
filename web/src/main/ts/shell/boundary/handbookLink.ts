import { element } from "./dom.ts";
import { icon } from "./icons.ts";
import { say } from "./speech.ts";

/** The way to the participants' handbook, in the language of the page, in a tab of its own. */
export function handbookLink(): HTMLAnchorElement {
  const link = element("a", {
    class: "handbook-link",
    text: "shell.handbook.name",
    hint: "shell.handbook.hint",
  });
  return toHandbook(link);
}

/** The same as a sign, for the bar of a meeting. */
export function handbookSign(): HTMLAnchorElement {
  const link = element("a", {
    class: "icon-button handbook-sign",
    label: "shell.handbook.name",
    hint: "shell.handbook.name",
  }, icon("help"));
  return toHandbook(link);
}

function toHandbook(link: HTMLAnchorElement): HTMLAnchorElement {
  link.target = "_blank";
  link.rel = "noopener";
  say(link, "href", "shell.handbook.address");
  return link;
}
