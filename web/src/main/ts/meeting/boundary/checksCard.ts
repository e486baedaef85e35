import { element } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import type { Sentence } from "../../shell/entity/words.ts";

/** What this browser can do in a meeting; each check ends in words, and joining never waits for it. */
export function checksCard(
  canShare: boolean,
  link: HTMLElement,
  sound: readonly HTMLElement[],
): HTMLElement {
  const share = canShare ? "meeting.check.shareYes" : "meeting.check.shareNo";
  return element(
    "section",
    { class: "card checks" },
    element("header", {}, element("h2", { text: "meeting.check.title" })),
    element(
      "ul",
      {},
      ...sound,
      check("meeting.check.view", true, "meeting.check.works", "meeting.check.viewYes"),
      check(
        "meeting.check.share",
        canShare,
        canShare ? "meeting.check.works" : "meeting.check.missing",
        share,
      ),
      link,
    ),
  );
}

function check(name: Sentence, good: boolean, state: Sentence, text: Sentence): HTMLElement {
  const sign = element("span", { class: good ? "sign" : "sign bad" });
  sign.append(icon(good ? "check" : "warning", "small"));
  const line = element(
    "div",
    { class: "line" },
    element("b", { text: name }),
    element("span", { class: good ? "status" : "status bad", text: state }),
  );
  return element(
    "li",
    {},
    sign,
    element("div", { class: "said" }, line, element("p", { class: "hint", text })),
  );
}
