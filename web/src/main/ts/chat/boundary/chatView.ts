import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { ChatEntry, ChatState, Reaction } from "../entity/chatState.ts";
import { lengthOf, LONGEST_MESSAGE } from "../entity/plainText.ts";
import { messageView } from "./messageView.ts";
import { reactionButtons } from "./reactionButtons.ts";

/** What a person can do with the chat. */
export interface ChatActions {
  write(text: string): boolean;
  react(reaction: Reaction): void;
  /** Takes a refused message away and answers its text. */
  takeBack(key: string): string;
}

const SHOWS_COUNT_FROM = LONGEST_MESSAGE - 200;
const NEAR_THE_END = 40;

/** The panel of the chat: what was written, and a field to write. */
export class ChatView {
  readonly element: HTMLElement;
  private readonly list = element("ol", {
    class: "messages",
    label: "chat.messages",
    attributes: { tabindex: "0" },
  });
  private readonly empty = element("li", { class: "hint", text: "chat.empty" });
  private readonly newest: HTMLButtonElement;
  private readonly field: HTMLTextAreaElement;
  private readonly count = element("span", { class: "count" });
  private readonly send: HTMLButtonElement;
  private readonly composer: HTMLElement;
  private readonly closed = element("p", { class: "hint closed" });
  private readonly divider = element("li", { class: "chat-divider", text: "chat.restarted" });
  private drawn = new Map<string, { entry: ChatEntry; element: HTMLElement }>();

  constructor(private readonly actions: ChatActions, close: () => void) {
    this.newest = element("button", {
      class: "button small newest",
      text: "chat.newest",
      attributes: { type: "button", hidden: true },
      on: { click: () => this.toEnd() },
    });
    this.list.append(this.empty);
    this.list.addEventListener("scroll", () => {
      if (this.isAtEnd()) this.newest.hidden = true;
    });
    this.field = element("textarea", {
      label: "chat.field",
      placeholder: "chat.field",
      attributes: { rows: "2", dir: "auto", autocomplete: "off" },
      on: {
        input: () => this.counted(),
        keydown: (event) => this.pressed(event as KeyboardEvent),
      },
    });
    this.send = element(
      "button",
      {
        class: "icon-button send",
        label: "chat.send",
        hint: "chat.send",
        attributes: { type: "button" },
        on: { click: () => this.write() },
      },
      icon("send"),
    );
    this.composer = element(
      "div",
      { class: "composer" },
      reactionButtons((reaction) => actions.react(reaction)),
      element("div", { class: "compose" }, this.field, this.send),
      element(
        "p",
        { class: "hint compose-hint" },
        element("span", { text: "chat.hint" }),
        this.count,
      ),
    );
    const closeButton = element(
      "button",
      {
        class: "icon-button",
        label: "chat.close",
        hint: "chat.close",
        attributes: { type: "button" },
        on: { click: close },
      },
      icon("close"),
    );
    this.element = element(
      "aside",
      { class: "chat", attributes: { id: "chat", "aria-labelledby": "chat-title", hidden: true } },
      element(
        "header",
        {},
        element("h2", { text: "chat.title", attributes: { id: "chat-title" } }),
        element("span", { class: "space" }),
        closeButton,
      ),
      element("div", { class: "message-place" }, this.list, this.newest),
      this.closed,
      this.composer,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) close();
    });
    this.counted();
  }

  /** Draws what is new; a message that did not change stays the same element. */
  show({ entries, restartedAfter }: ChatState): void {
    const stays = this.isAtEnd() || entries.at(-1)?.own === true;
    const next = new Map<string, { entry: ChatEntry; element: HTMLElement }>();
    for (const entry of entries) {
      const known = this.drawn.get(entry.key);
      const again = () => this.again(entry.key);
      next.set(
        entry.key,
        known?.entry === entry ? known : { entry, element: messageView(entry, again) },
      );
    }
    const added = [...next.keys()].some((key) => !this.drawn.has(key));
    this.drawn = next;
    const lines: HTMLElement[] = [...next.values()].map(({ element: line }) => line);
    if (restartedAfter !== null) lines.splice(restartedAfter, 0, this.divider);
    replaceChildren(this.list, entries.length === 0 ? [this.empty] : lines);
    if (stays) this.toEnd();
    else if (added) this.newest.hidden = false;
  }

  /** Whether this person may write now; if not, why. */
  forbid(why: Sentence | null): void {
    this.composer.hidden = why !== null;
    this.closed.hidden = why === null;
    if (why !== null) say(this.closed, "text", why);
  }

  /** Opens or closes; whoever opens it wants to write. */
  open(open: boolean): void {
    if (open !== this.element.hidden) return;
    this.element.hidden = !open;
    if (!open) return;
    this.toEnd();
    (this.composer.hidden ? this.list : this.field).focus();
  }

  private pressed(event: KeyboardEvent): void {
    // While Japanese is composed, Enter chooses a word; one browser says so by 229 alone.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.write();
  }

  private write(): void {
    if (!this.actions.write(this.field.value)) return;
    this.field.value = "";
    this.counted();
    this.field.focus();
  }

  private again(key: string): void {
    const text = this.actions.takeBack(key);
    this.field.value = this.field.value === "" ? text : `${text}\n${this.field.value}`;
    this.counted();
    this.field.focus();
  }

  private counted(): void {
    const length = lengthOf(this.field.value);
    const over = length > LONGEST_MESSAGE;
    this.count.hidden = length < SHOWS_COUNT_FROM;
    say(this.count, "text", ["chat.count", length, LONGEST_MESSAGE]);
    this.count.classList.toggle("over", over);
    setAttribute(this.field, "aria-invalid", over && "true");
    setAttribute(this.send, "aria-disabled", (over || length === 0) && "true");
  }

  private isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  private toEnd(): void {
    this.list.scrollTop = this.list.scrollHeight;
    this.newest.hidden = true;
  }
}
