import { TransportChoice } from "../../../main/ts/tunnel/control/transportChoice.ts";
import { TransportMemory } from "../../../main/ts/tunnel/control/transportMemory.ts";

/** A storage that lasts as long as the test. */
export function aMemory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

/** A choice that remembers nothing from before. */
export function aChoice(): TransportChoice {
  return new TransportChoice(new TransportMemory(aMemory(), () => "wifi/4g", () => 0));
}
