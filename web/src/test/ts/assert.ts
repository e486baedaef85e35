/** The few assertions that the tests need; a library would be one more thing to keep. */

export function assertEquals<T>(actual: T, expected: T, message = ""): void {
  const [a, e] = [show(actual), show(expected)];
  if (a !== e) throw new Error(`${message}\n  actual: ${a}\nexpected: ${e}`);
}

export function assertTrue(condition: boolean, message = "not true"): void {
  if (!condition) throw new Error(message);
}

export function assertThrows(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

function show(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => {
    if (inner === undefined) return "undefined";
    if (typeof inner === "bigint") return `${inner}n`;
    if (inner instanceof Uint8Array) return `bytes ${[...inner].join(" ")}`;
    if (inner instanceof Map) return { map: [...inner] };
    if (inner instanceof Set) return { set: [...inner] };
    if (inner !== null && typeof inner === "object" && !Array.isArray(inner)) {
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1));
    }
    return inner;
  });
}
