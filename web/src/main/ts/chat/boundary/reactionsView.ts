import { element, putLiteral } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Timers } from "../../shell/entity/timers.ts";
import type { Reacted, Reaction } from "../entity/chatState.ts";
import { REACTION_SIGNS } from "./reactionButtons.ts";

const SHOWN_MILLIS = 5000;
const MOST_NAMES = 2;

interface Shown {
  readonly element: HTMLElement;
  readonly names: HTMLElement;
  readonly who: Map<number, Reacted>;
  cancel: () => void;
}

/** Reactions over the stage, one line for each kind; a screen reader is told elsewhere, all at once. */
export class ReactionsView {
  readonly element = element("div", { class: "reactions", attributes: { "aria-hidden": "true" } });
  private readonly shown = new Map<Reaction, Shown>();

  constructor(private readonly timers: Timers) {}

  show(reacted: Reacted): void {
    const { reaction } = reacted;
    let line = this.shown.get(reaction);
    if (line === undefined) {
      const names = element("span");
      const made = element(
        "div",
        { class: `reacted ${reaction}` },
        icon(REACTION_SIGNS[reaction], "large"),
        names,
      );
      line = { element: made, names, who: new Map(), cancel: () => {} };
      this.shown.set(reaction, line);
      this.element.append(made);
    }
    line.who.delete(reacted.sender);
    line.who.set(reacted.sender, reacted);
    this.name(line);
    line.cancel();
    line.cancel = this.timers.after(SHOWN_MILLIS, () => this.remove(reaction));
  }

  dispose(): void {
    for (const reaction of [...this.shown.keys()]) this.remove(reaction);
  }

  private name({ names, who }: Shown): void {
    const newest = [...who.values()].reverse();
    const parts = newest.slice(0, MOST_NAMES).map((reacted) => {
      const part = element("b");
      if (reacted.own) say(part, "text", "chat.you");
      else if (reacted.name === null) say(part, "text", "chat.somebody");
      else putLiteral(part, reacted.name);
      return part;
    });
    const more = who.size - MOST_NAMES;
    if (more > 0) parts.push(element("b", { text: ["chat.reaction.more", more] }));
    names.replaceChildren(...parts);
  }

  private remove(reaction: Reaction): void {
    const line = this.shown.get(reaction);
    line?.cancel();
    line?.element.remove();
    this.shown.delete(reaction);
  }
}
