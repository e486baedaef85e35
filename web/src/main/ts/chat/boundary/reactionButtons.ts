import { element } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { type Reaction, REACTIONS } from "../entity/chatState.ts";

/** The sign of a reaction; each browser draws it the same, whatever fonts there are. */
export const REACTION_SIGNS: Readonly<Record<Reaction, IconName>> = {
  thumbsUp: "thumbsUp",
  applause: "applause",
  laugh: "laugh",
  heart: "heart",
  celebrate: "celebrate",
};

/** A row of buttons, one for each reaction. */
export function reactionButtons(react: (reaction: Reaction) => void): HTMLElement {
  const buttons = REACTIONS.map((reaction) =>
    element(
      "button",
      {
        class: `icon-button reaction ${reaction}`,
        label: `chat.reaction.${reaction}`,
        hint: `chat.reaction.${reaction}`,
        attributes: { type: "button" },
        on: { click: () => react(reaction) },
      },
      icon(REACTION_SIGNS[reaction]),
    )
  );
  return element(
    "div",
    { class: "reaction-row", label: "chat.reactions", attributes: { role: "group" } },
    ...buttons,
  );
}
