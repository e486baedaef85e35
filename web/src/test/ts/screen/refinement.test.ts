import { Refinement } from "../../../main/ts/screen/control/refinement.ts";
import { assertEquals } from "../assert.ts";

const PIXELS = 1_000_000;

Deno.test("goes on until the base layer has nothing left to improve", () => {
  const refinement = new Refinement();

  refinement.refined(0, 20_000, PIXELS);
  refinement.refined(1, 100, PIXELS);
  for (let picture = 0; picture < 3; picture++) refinement.refined(0, 900, PIXELS);
  assertEquals(refinement.goesOn(), true);
  refinement.refined(0, 500, PIXELS);

  assertEquals(refinement.goesOn(), false);
});

Deno.test("has a bound for pictures that never settle", () => {
  const refinement = new Refinement();

  for (let picture = 0; picture < 40; picture++) refinement.refined(0, 50_000, PIXELS);

  assertEquals(refinement.goesOn(), false);
});

Deno.test("begins again when the picture moves", () => {
  const refinement = new Refinement();
  for (let picture = 0; picture < 40; picture++) refinement.refined(0, 10, PIXELS);

  refinement.moved();

  assertEquals(refinement.goesOn(), true);
});
