import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Line } from "../control/line.ts";
import { runQuickTest } from "../control/selfTest.ts";
import type { CheckName, Finding } from "../entity/findings.ts";
import { NoTest } from "../entity/grant.ts";

type Look = "good" | "bad" | "idle";

/** The connection among the checks at the door: tried in a few seconds when the person asks for it. */
export class LinkCheck {
  readonly element: HTMLElement;
  private readonly sign = element("span", { class: "sign idle" }, icon("signal", "small"));
  private readonly status = element("span", { class: "status off", text: "voice.check.notYet" });
  private readonly hint: HTMLElement;
  private readonly start = button("voice.check.start", "small", () => void this.run());

  constructor(private readonly line: Line) {
    this.hint = element("p", {
      class: "hint",
      text: ["meeting.check.linkYes", line.host],
      attributes: { role: "status" },
    });
    const all = element("a", {
      class: "hint",
      text: "selftest.link",
      attributes: { href: "selftest", target: "_blank" },
    });
    this.element = element(
      "li",
      {},
      this.sign,
      element(
        "div",
        { class: "said" },
        element(
          "div",
          { class: "line" },
          element("b", { text: "meeting.check.link" }),
          this.status,
        ),
        element("div", { class: "with-button" }, this.hint, this.start),
        all,
      ),
    );
  }

  private async run(): Promise<void> {
    if (this.start.getAttribute("aria-disabled") === "true") return;
    setAttribute(this.start, "aria-disabled", "true");
    this.show("idle", "selftest.state.running", ["meeting.check.linkYes", this.line.host]);
    const found = new Map<CheckName, Finding>();
    try {
      await runQuickTest(
        this.line,
        (name, state, figure = "") => found.set(name, { state, figure }),
      );
      this.conclude(found);
    } catch (error) {
      const busy = error instanceof NoTest && error.why === "busy";
      if (busy) this.show("idle", "voice.check.notYet", "selftest.busy");
      else this.show("bad", "selftest.state.failed", ["selftest.reach.failed", this.line.host]);
    } finally {
      setAttribute(this.start, "aria-disabled", false);
    }
  }

  private conclude(found: ReadonlyMap<CheckName, Finding>): void {
    const trip = found.get("roundTrip");
    const millis = trip?.figure ?? "";
    const slow = trip?.state === "limited";
    if (found.get("socket")?.state === "good") {
      const text: Sentence = [`meeting.check.link${slow ? "Slow" : "Good"}`, millis];
      this.show(slow ? "bad" : "good", `selftest.state.${slow ? "limited" : "good"}`, text);
    } else if (trip?.state === "failed") {
      this.show("bad", "selftest.state.failed", "selftest.roundTrip.failed");
    } else {
      this.show("bad", "selftest.state.limited", ["meeting.check.linkHttps", millis]);
    }
  }

  private show(look: Look, state: Sentence, text: Sentence): void {
    this.sign.className = look === "good" ? "sign" : `sign ${look}`;
    const name = { good: "check", bad: "warning", idle: "signal" } as const;
    replaceChildren(this.sign, [icon(name[look], "small")]);
    const status = { good: "status", bad: "status bad", idle: "status off" };
    this.status.className = status[look];
    say(this.status, "text", state);
    say(this.hint, "text", text);
  }
}
