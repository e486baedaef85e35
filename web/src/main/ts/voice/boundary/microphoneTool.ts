import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { MicrophoneState, SeatVoice } from "../entity/microphoneState.ts";

/** The microphone button: a word for each state, and a meter while it is on. */
export class MicrophoneTool {
  readonly element: HTMLButtonElement;
  private readonly sign = element("span");
  private readonly text = element("span");
  private readonly meter = element("i", { class: "meter", attributes: { "aria-hidden": "true" } });

  private why: Sentence | null = null;
  private state: MicrophoneState = { name: "off" };
  private push = false;

  constructor(toggle: () => void, hold: () => void, letGo: () => void) {
    this.element = element(
      "button",
      {
        class: "tool microphone",
        attributes: { type: "button" },
        on: {
          click: (event) => {
            if (this.why !== null) return;
            if (!this.push) toggle();
            // Whoever cannot hold a button, with a keyboard or a screen reader, begins and ends by pressing it.
            else if ((event as MouseEvent).detail === 0) (this.isHeard() ? letGo : hold)();
          },
          pointerdown: (event) => {
            if (!this.push || this.why !== null || (event as PointerEvent).button !== 0) return;
            this.element.setPointerCapture((event as PointerEvent).pointerId);
            hold();
          },
          lostpointercapture: () => this.push && letGo(),
          contextmenu: (event) => this.push && event.preventDefault(),
        },
      },
      this.sign,
      this.text,
      this.meter,
    );
    this.show(this.state);
  }

  /** Whether the microphone can be turned on at all; if not, why. */
  forbid(why: Sentence | null): void {
    this.why = why;
    this.show(this.state);
  }

  /** Whether the person is heard only while holding the button. */
  showPush(push: boolean): void {
    if (push === this.push) return;
    this.push = push;
    this.show(this.state);
  }

  private isHeard(): boolean {
    return this.state.name === "on" && this.state.quiet !== true;
  }

  show(state: MicrophoneState): void {
    this.state = state;
    const on = this.isHeard();
    replaceChildren(this.sign, [icon(on ? "mic" : "micOff", "large")]);
    const [word, hint] = this.words(state);
    say(this.text, "text", word);
    say(this.element, "title", hint);
    this.element.setAttribute("aria-pressed", String(on));
    this.element.setAttribute("aria-keyshortcuts", "M");
    const look = state.name === "on" && !on ? "off" : state.name;
    this.element.className = `tool microphone ${this.why === null ? look : "off"}`;
    this.element.classList.toggle("push", this.push);
    setAttribute(this.element, "aria-disabled", this.why !== null && "true");
    if (!on) this.level(undefined);
  }

  /** How loud the person is now. */
  level(voice: SeatVoice | undefined): void {
    this.meter.style.setProperty("--level", String((voice?.loudness ?? 0) / 7));
  }

  private words(state: MicrophoneState): readonly [Sentence, Sentence] {
    if (this.why !== null) return ["voice.tool.off", this.why];
    if (this.push && (state.name === "off" || state.name === "on")) {
      return this.isHeard()
        ? ["voice.push.talking", "voice.push.talkingHint"]
        : ["voice.push.hold", "voice.push.holdHint"];
    }
    switch (state.name) {
      case "failed":
        return [`voice.fault.${state.why}.name`, `voice.fault.${state.why}.remedy`];
      case "on":
        return ["voice.tool.on", ["voice.tool.turnOff", state.label]];
      case "opening":
        return ["voice.tool.opening", "voice.check.openingHint"];
      default:
        return ["voice.tool.off", "voice.tool.turnOn"];
    }
  }
}
