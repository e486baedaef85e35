import type { Memory } from "../../shell/entity/preferences.ts";
import type { SessionEnd } from "../entity/sessionEnd.ts";

const KEY = "tsudoi.sessionEnd";

/** Remembers the end whose warning a person has closed, for every page of this browser. */
export class ClosedWarnings {
  private last = "";

  constructor(private readonly memory: Memory) {}

  close(end: SessionEnd): void {
    this.last = nameOf(end);
    try {
      this.memory.setItem(KEY, this.last);
    } catch {
      // Storage is forbidden or full: it is remembered as long as the page lives.
    }
  }

  isClosed(end: SessionEnd): boolean {
    return nameOf(end) === this.last || nameOf(end) === this.kept();
  }

  private kept(): string | null {
    try {
      return this.memory.getItem(KEY);
    } catch {
      return null; // Storage is forbidden in this browser.
    }
  }
}

function nameOf(end: SessionEnd): string {
  return `${end.cause} ${end.at}`;
}
