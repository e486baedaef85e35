import type { MeetingRules, RuledAction } from "../../home/entity/meetingRules.ts";
import { element } from "../../shell/boundary/dom.ts";
import { openDialog } from "../../shell/boundary/dialog.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon } from "../../shell/boundary/icons.ts";
import type { Role } from "../entity/messages.ts";

const ROLES: readonly Role[] = ["organizer", "co-organizer", "participant", "viewer"];

/** Shows who may do what in this meeting, by the table of the server, and how people get in. */
export function openRules(rules: MeetingRules, mine: Role): void {
  const close = button("meeting.rules.close", "primary", () => dialog.close());
  const dialog = openDialog(
    element(
      "div",
      {
        class: "dialog-body",
        attributes: { tabindex: "0", role: "region", "aria-labelledby": "dialog-title" },
      },
      element("h2", { text: "meeting.rules.title", attributes: { id: "dialog-title" } }),
      element("h3", { text: "meeting.rules.door" }),
      element(
        "ul",
        { class: "rights-door" },
        door("keyRequired", rules.keyRequired),
        door("lobby", rules.lobby),
        door("invitedOnly", rules.invitedOnly),
        door("guests", rules.guests),
        door("locked", rules.locked),
      ),
      element("h3", { text: "meeting.rules.actions" }),
      table(rules.actions, mine),
      element("p", { class: "hint", text: "meeting.rules.hint" }),
    ),
    element("div", { class: "dialog-buttons" }, close),
  );
  dialog.classList.add("rights");
  dialog.addEventListener("close", () => dialog.remove());
  close.focus();
}

function door(what: string, on: boolean): HTMLElement {
  const text = `meeting.rules.${what}.${on ? "on" : "off"}`;
  return element("li", {}, icon(on ? "lock" : "check", "small"), element("span", { text }));
}

function table(actions: readonly RuledAction[], mine: Role): HTMLElement {
  const heads = ROLES.map((role) =>
    element(
      "th",
      { class: role === mine ? "mine" : "", attributes: { scope: "col" } },
      element("span", { text: `meeting.rules.role.${role}` }),
    )
  );
  const administrator = element(
    "th",
    { attributes: { scope: "col" } },
    element("span", { text: "meeting.rules.role.administrator" }),
  );
  const head = element("tr", {}, element("td"), ...heads, administrator);
  return element(
    "table",
    {},
    element("thead", {}, head),
    element("tbody", {}, ...actions.map((row) => line(row, mine))),
  );
}

function line({ action, roles, administrator }: RuledAction, mine: Role): HTMLElement {
  const name = element("th", {
    text: `meeting.rules.action.${action}`,
    attributes: { scope: "row" },
  });
  const cells = ROLES.map((role) => cell(roles.includes(role), role === mine));
  return element("tr", {}, name, ...cells, cell(administrator, false));
}

function cell(may: boolean, mine: boolean): HTMLElement {
  const word = element("span", {
    class: "heard",
    text: may ? "meeting.rules.yes" : "meeting.rules.no",
  });
  const sign = may ? icon("check") : element("span", {
    literal: "–",
    attributes: { "aria-hidden": "true" },
  });
  return element("td", { class: mine ? "mine" : "" }, sign, word);
}
