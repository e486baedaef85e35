import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { CheckName, Finding, State } from "../entity/findings.ts";

const SIGNS: Record<State, { look: string; icon: IconName }> = {
  waiting: { look: "sign open", icon: "clock" },
  running: { look: "sign open", icon: "clock" },
  good: { look: "sign", icon: "check" },
  limited: { look: "sign bad", icon: "warning" },
  failed: { look: "sign failed", icon: "close" },
};

const STATUS: Record<State, string> = {
  waiting: "status off",
  running: "status use",
  good: "status",
  limited: "status bad",
  failed: "status failed",
};

/** One check: a sign, its name, a word for its state and a sentence. */
export class CheckLine {
  readonly element: HTMLElement;
  private readonly sign = element("span");
  private readonly status = element("span");
  private readonly sentence = element("p", { class: "hint" });

  constructor(private readonly name: CheckName) {
    const head = element(
      "div",
      { class: "line" },
      element("b", { text: `selftest.${name}` }),
      this.status,
    );
    this.element = element(
      "li",
      { attributes: { "data-check": name } },
      this.sign,
      element("div", { class: "said" }, head, this.sentence),
    );
    this.show({ state: "waiting", figure: "" });
  }

  show(finding: Finding): void {
    const { state, figure } = finding;
    this.element.dataset.state = state;
    this.sign.className = SIGNS[state].look;
    replaceChildren(this.sign, [icon(SIGNS[state].icon, "small")]);
    this.status.className = STATUS[state];
    say(this.status, "text", `selftest.state.${state}`);
    const over = state === "good" || state === "limited" || state === "failed";
    say(
      this.sentence,
      "text",
      over ? [`selftest.${this.name}.${state}`, figure] : `selftest.${this.name}.what`,
    );
  }
}
