import type { Sentence } from "../entity/words.ts";
import { element, replaceChildren, setAttribute } from "./dom.ts";
import { icon } from "./icons.ts";
import { say } from "./speech.ts";

/** How a field is to be. */
export interface FieldWish {
  readonly label: Sentence;
  readonly name: string;
  readonly kind?: "text" | "password";
  readonly need?: "required" | "optional";
  readonly hint?: Sentence;
  readonly attributes?: Readonly<Record<string, string>>;
}

let lastField = 0;

/** A labeled input with its hint and its fault, if it has one. */
export class Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly box: HTMLElement;
  private readonly fault: HTMLElement;

  constructor(wish: FieldWish) {
    const id = `field-${++lastField}`;
    const password = wish.kind === "password";
    this.input = element("input", {
      attributes: { id, name: wish.name, type: password ? "password" : "text", ...wish.attributes },
    });
    this.fault = element("p", { class: "fault", attributes: { id: `${id}-fault`, hidden: true } });
    const hint = wish.hint === undefined
      ? undefined
      : element("p", { class: "hint", text: wish.hint, attributes: { id: `${id}-hint` } });
    const described = hint === undefined ? `${id}-fault` : `${id}-hint ${id}-fault`;
    this.input.setAttribute("aria-describedby", described);
    if (wish.need === "required") this.input.required = true;
    const reveal = password && this.revealButton();
    this.box = element("div", { class: "input" }, this.input, reveal);
    const label = element("label", { attributes: { for: id } }, labelText(wish));
    this.element = element("div", { class: "field" }, label, this.box, hint, this.fault);
    this.input.addEventListener("input", () => this.clear());
  }

  get value(): string {
    return this.input.value;
  }

  /** Says what is wrong and what to do, and brings the person there. */
  refuse(why: Sentence): void {
    this.box.classList.add("wrong");
    this.input.setAttribute("aria-invalid", "true");
    const text = element("span", { text: why });
    replaceChildren(this.fault, [icon("error", "small"), text]);
    this.fault.hidden = false;
    this.input.focus();
  }

  clear(): void {
    this.box.classList.remove("wrong");
    this.input.removeAttribute("aria-invalid");
    this.fault.hidden = true;
  }

  private revealButton(): HTMLElement {
    const button = element("button", {
      class: "reveal",
      text: "shell.show",
      attributes: { type: "button", "aria-pressed": "false" },
    });
    button.addEventListener("click", () => {
      const hidden = this.input.type === "password";
      this.input.type = hidden ? "text" : "password";
      button.setAttribute("aria-pressed", String(hidden));
      say(button, "text", hidden ? "shell.hide" : "shell.show");
    });
    return button;
  }
}

function labelText(wish: FieldWish): HTMLElement {
  const need = wish.need !== undefined && element("span", {
    class: wish.need === "optional" ? "need optional" : "need",
    text: `shell.${wish.need}`,
  });
  return element("span", {}, element("span", { text: wish.label }), need);
}

/** What went wrong and what to do, above a form. */
export function banner(title: Sentence, remedy: Sentence): HTMLElement {
  return element(
    "div",
    { class: "banner", attributes: { role: "alert" } },
    icon("error"),
    element("div", {}, element("b", { text: title }), element("span", { text: remedy })),
  );
}

/** A form that sends nothing by itself: the action runs, the button waits meanwhile. */
export function form(
  submit: HTMLButtonElement,
  action: () => Promise<void>,
  ...children: Node[]
): HTMLFormElement {
  const made = element("form", { attributes: { novalidate: true } }, ...children);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") === "true") return;
    setAttribute(submit, "aria-disabled", "true");
    action().finally(() => setAttribute(submit, "aria-disabled", false));
  });
  return made;
}

/** A button that sends its form. */
export function submitButton(text: Sentence, look = "primary wide"): HTMLButtonElement {
  return element("button", { class: `button ${look}`, text, attributes: { type: "submit" } });
}

/** A button that does something at once. */
export function button(text: Sentence, look: string, act: () => void): HTMLButtonElement {
  return element("button", {
    class: `button ${look}`,
    text,
    attributes: { type: "button" },
    on: { click: act },
  });
}
