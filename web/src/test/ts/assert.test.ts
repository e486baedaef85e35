import { assertEquals, assertThrows } from "./assert.ts";

Deno.test("bytes with other values are not equal", () => {
  assertEquals(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
  assertThrows(() => assertEquals(new Uint8Array([1]), new Uint8Array([2])));
});
