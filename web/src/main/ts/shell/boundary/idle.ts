const LONGEST_MILLIS = 1_000;

/** When the browser has nothing to do, or after a second; at once where it cannot say. */
export function whenIdle(): Promise<void> {
  if (typeof requestIdleCallback !== "function") return Promise.resolve();
  return new Promise((idle) => requestIdleCallback(() => idle(), { timeout: LONGEST_MILLIS }));
}
