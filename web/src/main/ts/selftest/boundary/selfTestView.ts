import { announcer } from "../../shell/boundary/announcer.ts";
import {
  type Choices,
  languageChoice,
  product,
  themeChoice,
} from "../../shell/boundary/choices.ts";
import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { handbookLink } from "../../shell/boundary/handbookLink.ts";
import { icon, mark } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Line } from "../control/line.ts";
import { runSelfTest } from "../control/selfTest.ts";
import { type CheckName, CHECKS, type Finding, isSlow, verdictOf } from "../entity/findings.ts";
import { NoTest } from "../entity/grant.ts";
import { CheckLine } from "./checkLine.ts";
import { type Circumstances, reportText } from "./reportText.ts";

/** About how long a test takes. */
const TEST_SECONDS = 30;

/** The page of the self-test: what is looked at, how it stands, what it means, a report to copy. */
export class SelfTestView {
  readonly element: HTMLElement;
  private readonly lines = new Map(CHECKS.map((name) => [name, new CheckLine(name)]));
  private readonly result = element("div", { class: "result" });
  private readonly start: HTMLButtonElement;
  private readonly progress = element("progress", {
    label: "selftest.progress",
    attributes: { max: String(CHECKS.length), value: "0", hidden: true },
  });
  private readonly report = element("textarea", {
    label: "selftest.report",
    attributes: { readonly: true, rows: "16", spellcheck: "false" },
  });
  private readonly reportCard: HTMLElement;
  private findings = new Map<CheckName, Finding>();
  private circumstances: Circumstances | null = null;

  constructor(choices: Choices, private readonly line: Line, private readonly browser: string) {
    this.start = button("selftest.start", "primary", () => void this.run());
    this.reportCard = this.cardOfReport();
    this.element = element(
      "div",
      { class: "page" },
      bar(choices),
      element(
        "main",
        { class: "selftest", attributes: { id: "content" } },
        element("h1", { text: "selftest.title" }),
        element("p", { class: "lead", text: ["selftest.lead", TEST_SECONDS] }),
        element("p", {}, handbookLink()),
        element("div", { class: "begin" }, this.start, this.progress),
        this.result,
        element(
          "section",
          { class: "card checks" },
          element("header", {}, element("h2", { text: "selftest.checks" })),
          element("ul", {}, ...[...this.lines.values()].map((line) => line.element)),
        ),
        this.reportCard,
      ),
    );
  }

  /** The report speaks the language of the page. */
  wordsChanged(): void {
    if (this.circumstances !== null) {
      this.report.value = reportText(this.findings, this.circumstances);
    }
  }

  private async run(): Promise<void> {
    if (this.start.getAttribute("aria-disabled") === "true") return;
    setAttribute(this.start, "aria-disabled", "true");
    say(this.start, "text", "selftest.running");
    this.begin();
    const at = new Date();
    let address = "";
    try {
      const grant = await runSelfTest(
        this.line,
        (name, state, figure) => this.tell(name, { state, figure: figure ?? "" }),
      );
      address = grant.address;
      this.finish();
    } catch (failure) {
      if (!(failure instanceof NoTest)) throw failure;
      this.refused(failure);
    } finally {
      this.progress.hidden = true;
      setAttribute(this.start, "aria-disabled", false);
      say(this.start, "text", "selftest.again");
    }
    if (this.findings.size > 0) this.keep({ at, host: this.line.host, address });
  }

  private begin(): void {
    this.findings = new Map();
    this.circumstances = null;
    this.reportCard.hidden = true;
    this.progress.hidden = false;
    this.progress.value = 0;
    replaceChildren(this.result, []);
    for (const line of this.lines.values()) line.show({ state: "waiting", figure: "" });
  }

  private tell(name: CheckName, finding: Finding): void {
    this.lines.get(name)?.show(finding);
    if (finding.state === "running") return;
    this.findings.set(name, finding);
    this.progress.value = this.findings.size;
  }

  private finish(): void {
    const verdict = verdictOf(this.findings);
    const look = verdict === "none" ? "banner" : verdict === "poll" ? "banner wait" : "banner good";
    const sentences: Sentence[] = [`selftest.verdict.${verdict}.then`];
    if (isSlow(this.findings)) sentences.push("selftest.slow");
    this.say(look, `selftest.verdict.${verdict}`, sentences);
  }

  private refused(refusal: NoTest): void {
    this.findings = new Map();
    if (refusal.why === "busy") {
      this.lines.get("reach")?.show({ state: "waiting", figure: "" });
      this.say("banner wait", "selftest.busy", [["selftest.busy.then", refusal.afterSeconds]]);
    } else {
      this.tell("reach", { state: "failed", figure: this.line.host });
      this.finish();
    }
  }

  private say(look: string, title: Sentence, sentences: readonly Sentence[]): void {
    const text = sentences.map((text) => element("span", { text }));
    const good = look === "banner good";
    const said = element("div", {}, element("b", { text: title }), ...text);
    replaceChildren(this.result, [
      element("div", { class: look }, icon(good ? "check" : "warning"), said),
    ]);
    announcer.polite(title);
  }

  private keep(of: Omit<Circumstances, "browser">): void {
    this.circumstances = { ...of, browser: this.browser };
    this.reportCard.hidden = false;
    this.wordsChanged();
  }

  private cardOfReport(): HTMLElement {
    const copy = button("selftest.copy", "", () => void this.copy());
    return element(
      "section",
      { class: "card report", attributes: { hidden: true } },
      element("header", {}, element("h2", { text: "selftest.report" })),
      element(
        "div",
        { class: "card-body" },
        element("p", { class: "hint", text: "selftest.report.hint" }),
        this.report,
        element("div", { class: "buttons" }, copy),
      ),
    );
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.report.value);
      announcer.toast("selftest.copied");
    } catch {
      // The browser forbids it: the text is selected, so that the person can.
      this.report.focus();
      this.report.select();
      announcer.toast("selftest.copyYourself");
    }
  }
}

function bar(choices: Choices): HTMLElement {
  const home = element("a", {
    class: "button text",
    text: "selftest.home",
    attributes: { href: "./" },
  });
  return element(
    "header",
    { class: "page-bar" },
    product(28, mark(28)),
    element("span", { class: "space" }),
    languageChoice(choices),
    themeChoice(choices),
    home,
  );
}
