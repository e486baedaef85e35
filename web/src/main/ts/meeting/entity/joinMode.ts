import type { Memory } from "../../shell/entity/preferences.ts";

/** What of a meeting somebody takes part in: all, only what is heard, or only what is seen. */
export type JoinMode = "all" | "audio" | "view";

export const JOIN_MODES: readonly JoinMode[] = ["all", "audio", "view"];

const KEY = "tsudoi.joinMode";

/** How this person joined last in this browser. */
export class JoinChoice {
  private chosen: JoinMode;

  constructor(private readonly memory: Memory) {
    this.chosen = this.read();
  }

  get mode(): JoinMode {
    return this.chosen;
  }

  choose(mode: JoinMode): void {
    this.chosen = mode;
    try {
      this.memory.setItem(KEY, mode);
    } catch {
      // Storage is forbidden or full: the choice lasts as long as the page.
    }
  }

  private read(): JoinMode {
    try {
      const kept = this.memory.getItem(KEY);
      return JOIN_MODES.find((mode) => mode === kept) ?? "all";
    } catch {
      return "all"; // Storage is forbidden in this browser.
    }
  }
}
