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

  constructor(toggle: () => void) {
    this.element = element(
      "button",
      {
        class: "tool microphone",
        attributes: { type: "button" },
        on: { click: () => this.why === null && toggle() },
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

  show(state: MicrophoneState): void {
    this.state = state;
    const on = state.name === "on";
    replaceChildren(this.sign, [icon(on ? "mic" : "micOff", "large")]);
    const [word, hint] = this.words(state);
    say(this.text, "text", word);
    say(this.element, "title", hint);
    this.element.setAttribute("aria-pressed", String(on));
    this.element.setAttribute("aria-keyshortcuts", "M");
    this.element.className = `tool microphone ${this.why === null ? state.name : "off"}`;
    setAttribute(this.element, "aria-disabled", this.why !== null && "true");
    if (!on) this.level(undefined);
  }

  /** How loud the person is now. */
  level(voice: SeatVoice | undefined): void {
    this.meter.style.setProperty("--level", String((voice?.loudness ?? 0) / 7));
  }

  private words(state: MicrophoneState): readonly [Sentence, Sentence] {
    if (this.why !== null) return ["voice.tool.off", this.why];
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
