import type { Terms } from "../../home/entity/terms.ts";
import { partsOf } from "../../chat/entity/plainText.ts";
import { element } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import type { Language } from "../../shell/entity/words.ts";

/** What the installation tells people at the door, in both languages; the page shows its own. */
export class TermsView {
  readonly element: HTMLElement;
  private readonly box = element("input", {
    attributes: { type: "checkbox", id: "terms-agreed" },
  });
  private readonly refusal = element("p", { class: "fault", attributes: { hidden: true } });

  constructor(private readonly terms: Terms) {
    const said = terms.texts.en !== "" && terms.texts.ja !== "";
    this.refusal.append(
      icon("error", "small"),
      element("span", { text: "meeting.terms.missing" }),
    );
    this.element = element(
      "section",
      { class: "terms", attributes: { hidden: !said } },
      element("h2", { text: "meeting.terms.title" }),
      textOf(terms, "en"),
      textOf(terms, "ja"),
      terms.due && element(
        "label",
        { class: "agree", attributes: { for: "terms-agreed" } },
        this.box,
        element("span", { text: "meeting.terms.agree" }),
      ),
      terms.due && element("div", { class: "field" }, this.refusal),
    );
    this.box.addEventListener("change", () => this.complain(false));
  }

  /** Whether the person may go on; says what is missing if not. */
  passes(): boolean {
    const missing = this.terms.due && !this.box.checked;
    this.complain(missing);
    if (missing) this.box.focus();
    return !missing;
  }

  private complain(missing: boolean): void {
    this.refusal.hidden = !missing;
    this.box.setAttribute("aria-invalid", String(missing));
  }
}

/** Text as text: what looks like a tag is read as it stands, only honest web addresses open. */
function textOf({ texts }: Terms, spoken: Language): HTMLElement {
  const parts = partsOf(texts[spoken]).map(({ text, href }) => {
    if (href === null) return document.createTextNode(text);
    const attributes = { href, target: "_blank", rel: "noopener noreferrer", dir: "ltr" };
    return element("a", { literal: text, attributes });
  });
  return element(
    "div",
    {
      class: "terms-text",
      attributes: { lang: spoken, dir: "auto", tabindex: "0" },
    },
    ...parts,
  );
}
