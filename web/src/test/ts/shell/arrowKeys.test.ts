import { ledTo } from "../../../main/ts/shell/entity/arrowKeys.ts";
import { assertEquals } from "../assert.ts";

Deno.test("arrow keys lead to the next one and from the last to the first", () => {
  assertEquals(ledTo("ArrowDown", 0, 3, "both"), 1);
  assertEquals(ledTo("ArrowDown", 2, 3, "both"), 0);
  assertEquals(ledTo("ArrowUp", 0, 3, "both"), 2);
  assertEquals(ledTo("ArrowRight", 1, 3, "across"), 2);
  assertEquals(ledTo("ArrowLeft", 0, 3, "across"), 2);
});

Deno.test("Home and End lead to the first and the last", () => {
  assertEquals(ledTo("Home", 2, 3, "both"), 0);
  assertEquals(ledTo("End", 0, 3, "across"), 2);
});

Deno.test("what leads nowhere is left to the browser", () => {
  assertEquals(ledTo("ArrowDown", 0, 3, "across"), null);
  assertEquals(ledTo("a", 0, 3, "both"), null);
  assertEquals(ledTo("Home", 0, 0, "both"), null);
});
