import type { Memory } from "../../shell/entity/preferences.ts";

/** Which microphone and which speaker this person chose in this browser; empty for the system's own choice. */
export class DeviceChoice {
  private chosen: { microphone: string; speaker: string };

  private push: boolean;

  constructor(private readonly memory: Memory) {
    this.chosen = { microphone: this.read("microphone"), speaker: this.read("speaker") };
    this.push = this.read("pushToTalk") === "yes";
  }

  get microphone(): string {
    return this.chosen.microphone;
  }

  get speaker(): string {
    return this.chosen.speaker;
  }

  /** Whether this person wants to be heard only while holding a button. */
  get pushToTalk(): boolean {
    return this.push;
  }

  choosePushToTalk(push: boolean): void {
    this.push = push;
    this.write("pushToTalk", push ? "yes" : "no");
  }

  choose(kind: "microphone" | "speaker", deviceId: string): void {
    this.chosen = { ...this.chosen, [kind]: deviceId };
    this.write(kind, deviceId);
  }

  private write(kind: string, value: string): void {
    try {
      this.memory.setItem(`tsudoi.${kind}`, value);
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
