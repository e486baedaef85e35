import { ask } from "../../shell/boundary/dialog.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import type { CancelChoice, CancelScope, SeriesTime } from "../entity/cancelling.ts";
import { timeSpan } from "../entity/meeting.ts";

/** How much shall be cancelled, and around which time of a meeting that repeats. */
export interface Cancelling {
  readonly scope: CancelScope;
  readonly time: SeriesTime | null;
}

/** Asks whether a meeting shall be cancelled, and which times of one that repeats; `null` for no. */
export async function askWhatToCancel(
  title: string,
  choices: readonly [CancelChoice, ...CancelChoice[]],
): Promise<Cancelling | null> {
  const picker = new Picker(choices);
  const sure = await ask({
    title: ["home.cancel.title", title],
    effect: picker.isOne ? "home.cancel.effect" : "home.cancel.effectSeries",
    verb: picker.isOne ? "home.cancel.submit" : "home.cancel.submitChosen",
    safe: "home.cancel.keep",
    ...(!picker.isOne && { more: picker.element }),
  });
  return sure ? picker.picked : null;
}

/** The coming times, the next one first, and what can be cancelled of the chosen one. */
class Picker {
  readonly element: HTMLElement;
  /** Whether there is nothing to choose but the whole meeting. */
  readonly isOne: boolean;
  private readonly times: HTMLSelectElement;
  private readonly scopes = element(
    "fieldset",
    { class: "join-mode cancel-scope" },
    element("legend", { text: "home.cancel.what" }),
  );
  private scope: CancelScope;

  constructor(private readonly choices: readonly [CancelChoice, ...CancelChoice[]]) {
    const [next] = choices;
    this.isOne = next.scopes.length === 1;
    this.scope = next.scopes[0] ?? "all";
    const options = choices.map((choice, place) =>
      element("option", { literal: span(choice), attributes: { value: String(place) } })
    );
    this.times = element("select", { on: { change: () => this.show() } }, ...options);
    const time = element(
      "label",
      { class: "cancel-time" },
      element("b", { text: "home.cancel.time" }),
      this.times,
    );
    this.element = element("div", {}, choices.length > 1 && time, this.scopes);
    this.show();
  }

  get picked(): Cancelling {
    return { scope: this.scope, time: this.choice.time };
  }

  private get choice(): CancelChoice {
    return this.choices[this.times.selectedIndex] ?? this.choices[0];
  }

  private show(): void {
    const { scopes } = this.choice;
    if (!scopes.includes(this.scope)) this.scope = scopes[0] ?? "all";
    const [legend] = this.scopes.children;
    replaceChildren(this.scopes, [legend, ...scopes.map((scope) => this.pick(scope))]);
  }

  private pick(scope: CancelScope): HTMLElement {
    const input = element("input", {
      attributes: {
        type: "radio",
        name: "cancel-scope",
        value: scope,
        checked: scope === this.scope,
      },
      on: {
        change: () => {
          this.scope = scope;
        },
      },
    });
    const text = element(
      "span",
      {},
      element("b", { text: `home.cancel.${scope}` }),
      element("span", { class: "hint", text: [`home.cancel.${scope}Hint`, span(this.choice)] }),
    );
    return element("label", {}, input, text);
  }
}

function span({ time }: CancelChoice): string {
  return time === null ? "" : timeSpan(time.start, time.end);
}
