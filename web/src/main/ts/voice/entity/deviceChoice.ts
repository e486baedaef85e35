import type { Memory } from "../../shell/entity/preferences.ts";

/** Which microphone and which speaker this person chose in this browser; empty for the system's own choice. */
export class DeviceChoice {
  private chosen: { microphone: string; speaker: string };

  constructor(private readonly memory: Memory) {
    this.chosen = { microphone: this.read("microphone"), speaker: this.read("speaker") };
  }

  get microphone(): string {
    return this.chosen.microphone;
  }

  get speaker(): string {
    return this.chosen.speaker;
  }

  choose(kind: "microphone" | "speaker", deviceId: string): void {
    this.chosen = { ...this.chosen, [kind]: deviceId };
    try {
      this.memory.setItem(`tsudoi.${kind}`, deviceId);
    } catch {
      // Storage is forbidden or full: the choice lasts as long as the page.
    }
  }

  private read(kind: string): string {
    try {
      return this.memory.getItem(`tsudoi.${kind}`) ?? "";
    } catch {
      return ""; // Storage is forbidden in this browser.
    }
  }
}
