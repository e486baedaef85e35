import { ask } from "../../shell/boundary/dialog.ts";
import { element } from "../../shell/boundary/dom.ts";
import type { CancelChoice, CancelScope } from "../entity/cancelling.ts";
import { timeSpan } from "../entity/meeting.ts";

/** Asks whether a meeting shall be cancelled, and how much of one that repeats; `null` for no. */
export async function askWhatToCancel(
  title: string,
  choice: CancelChoice,
): Promise<CancelScope | null> {
  const picks = choice.scopes.map((scope, place) => pick(scope, choice, place === 0));
  const sure = await ask({
    title: ["home.cancel.title", title],
    effect: picks.length === 1 ? "home.cancel.effect" : "home.cancel.effectSeries",
    verb: picks.length === 1 ? "home.cancel.submit" : "home.cancel.submitChosen",
    safe: "home.cancel.keep",
    ...(picks.length > 1 && { more: choices(picks) }),
  });
  if (!sure) return null;
  return choice.scopes.find((_, place) => picks[place]?.input.checked) ?? null;
}

interface Pick {
  readonly input: HTMLInputElement;
  readonly label: HTMLElement;
}

function pick(scope: CancelScope, { time }: CancelChoice, checked: boolean): Pick {
  const input = element("input", {
    attributes: { type: "radio", name: "cancel-scope", value: scope, checked },
  });
  const span = time === null ? "" : timeSpan(time.start, time.end);
  const label = element(
    "label",
    {},
    input,
    element(
      "span",
      {},
      element("b", { text: `home.cancel.${scope}` }),
      element("span", { class: "hint", text: [`home.cancel.${scope}Hint`, span] }),
    ),
  );
  return { input, label };
}

function choices(picks: readonly Pick[]): HTMLElement {
  return element(
    "fieldset",
    { class: "join-mode cancel-scope" },
    element("legend", { text: "home.cancel.what" }),
    ...picks.map(({ label }) => label),
  );
}
