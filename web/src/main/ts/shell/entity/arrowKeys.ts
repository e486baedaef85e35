/** Along which line arrow keys lead: a toolbar lies, in a menu both ways mean the next one. */
export type Line = "across" | "both";

const ACROSS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const DOWN: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Which of so many things a key leads to from the one at this place, round and round, Home and End to the first and the
 * last; `null` for a key that leads nowhere.
 */
export function ledTo(key: string, at: number, count: number, line: Line): number | null {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = ACROSS[key] ?? (line === "both" ? DOWN[key] : undefined);
  return step === undefined ? null : (at + step + count) % count;
}
