import { sentence } from "../../shell/boundary/speech.ts";
import type { Sentence, Value } from "../../shell/entity/words.ts";
import type { OrderedBy } from "../entity/messages.ts";

/** Whether somebody ordered it. */
export function ordered({ by, administration }: OrderedBy): boolean {
  return by !== "" || administration === true;
}

/** Whoever ordered it, as people read it: a name, or the administration with or without one. */
export function signature({ by, administration }: OrderedBy): Value {
  if (administration !== true) return by;
  return () => sentence(by === "" ? "meeting.by.administration" : ["meeting.by.administrator", by]);
}

/** The sentence, and that it was ordered by the administration if it was. */
export function signed(text: Sentence, order: OrderedBy): Sentence {
  return order.administration === true
    ? ["meeting.by.order", () => sentence(text), signature(order)]
    : text;
}
