import { assertEquals, assertThrows } from "./assert.ts";

Deno.test("bytes with other values are not equal", () => {
  assertEquals(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
  assertThrows(() => assertEquals(new Uint8Array([1]), new Uint8Array([2])));
});

Deno.test("the order of keys does not matter, a missing value does", () => {
  assertEquals({ a: 1, b: 2 }, { b: 2, a: 1 });
  assertThrows(() => assertEquals<object>({ a: 1 }, { a: 1, b: undefined }));
});
