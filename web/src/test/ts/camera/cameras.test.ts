import { MOST_TILES, tilesOf } from "../../../main/ts/camera/entity/cameras.ts";
import { assertEquals } from "../assert.ts";

const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];
const SILENCE = new Map<number, number>();

Deno.test("shows all cameras while they are few, whoever turned on first first", () => {
  assertEquals(tilesOf([3, 1, 2], [], SILENCE), [3, 1, 2]);
});

Deno.test("shows no more than there is room for", () => {
  assertEquals(tilesOf(EIGHT, [], SILENCE), EIGHT.slice(0, MOST_TILES));
});

Deno.test("gives the place of whoever was silent longest to somebody who speaks", () => {
  const spoke = new Map([[1, 10], [3, 20], [8, 30]]);

  assertEquals(tilesOf(EIGHT, EIGHT.slice(0, 6), spoke), [1, 8, 3, 4, 5, 6]);
});

Deno.test("moves nobody who stays when somebody goes", () => {
  assertEquals(tilesOf([1, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6], SILENCE), [1, 3, 4, 5, 6, 7]);
});

Deno.test("keeps whoever speaks when others spoke before", () => {
  const spoke = new Map([[1, 50], [2, 50], [3, 50], [4, 50], [5, 50], [6, 50], [7, 40]]);

  assertEquals(tilesOf(EIGHT, EIGHT.slice(0, 6), spoke), [1, 2, 3, 4, 5, 6]);
});
