import { JoinChoice } from "../../../main/ts/meeting/entity/joinMode.ts";
import { assertEquals } from "../assert.ts";

function memory(kept: Record<string, string>) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
  };
}

Deno.test("joins with everything until something else was chosen in this browser", () => {
  const browser = memory({});
  assertEquals(new JoinChoice(browser).mode, "all");

  new JoinChoice(browser).choose("audio");

  assertEquals(new JoinChoice(browser).mode, "audio");
});

Deno.test("takes a choice that it does not know as none", () => {
  assertEquals(new JoinChoice(memory({ "tsudoi.joinMode": "smell" })).mode, "all");
});

Deno.test("lasts as long as the page where the browser forbids remembering", () => {
  const forbid = () => {
    throw new DOMException("no", "SecurityError");
  };
  const choice = new JoinChoice({ getItem: forbid, setItem: forbid });
  choice.choose("view");
  assertEquals(choice.mode, "view");
});
