import { ledTo, type Line } from "../entity/arrowKeys.ts";

/** Lets arrow keys, Home and End lead from one of these buttons to the next; lists and fields keep their own keys. */
export function goByArrows(within: HTMLElement, buttons: string, line: Line): void {
  within.addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey, isComposing, target, key } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || isComposing) return;
    const all = [...within.querySelectorAll<HTMLElement>(buttons)]
      .filter((each) => each.getClientRects().length > 0);
    const at = all.findIndex((each) => each === target);
    const to = at < 0 ? null : ledTo(key, at, all.length, line);
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus();
  });
}
