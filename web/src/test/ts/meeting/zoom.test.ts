import {
  fittingScale,
  fullSize,
  keepInSight,
  larger,
  smaller,
  type Zoom,
  zoomTo,
} from "../../../main/ts/meeting/entity/zoom.ts";
import { assertEquals } from "../assert.ts";

const scaleOf = (zoom: Zoom) => zoom.name === "scale" ? zoom.scale : null;

Deno.test("steps from what fits to the next round scale, and no farther than the ends", () => {
  assertEquals(scaleOf(larger(0.54)), 0.75);
  assertEquals(scaleOf(smaller(0.54)), 0.5);
  assertEquals(scaleOf(larger(1)), 1.25);
  assertEquals(scaleOf(smaller(1)), 0.75);
  assertEquals(scaleOf(larger(4)), 4);
  assertEquals(scaleOf(smaller(0.25)), 0.25);
  assertEquals(scaleOf(zoomTo(90)), 4);
  assertEquals(scaleOf(zoomTo(0)), 0.25);
});

Deno.test("passes over a step that looks like the scale of now", () => {
  assertEquals(scaleOf(larger(0.99)), 1.25);
  assertEquals(scaleOf(smaller(1.01)), 0.75);
});

Deno.test("fits the side that is short of room", () => {
  assertEquals(fittingScale({ width: 1000, height: 500 }, { width: 500, height: 500 }), 0.5);
  assertEquals(fittingScale({ width: 1000, height: 500 }, { width: 4000, height: 250 }), 0.5);
});

Deno.test("keeps its measure while a thin line makes the picture smaller and large again", () => {
  const full = { width: 1918, height: 1078 };

  assertEquals(fullSize(null, full), full);
  assertEquals(fullSize(full, { width: 1280, height: 720 }), full);
  assertEquals(fullSize(full, full), full);
});

Deno.test("takes the new measure of a window that was made larger or got another shape", () => {
  const before = { width: 1000, height: 500 };

  assertEquals(fullSize(before, { width: 1200, height: 600 }).width, 1200);
  assertEquals(fullSize(before, { width: 800, height: 500 }).width, 800);
});

Deno.test("moves the view only when the pointer comes near its edge, and no farther than needed", () => {
  assertEquals(keepInSight(500, 200, 600), 200);
  assertEquals(keepInSight(250, 200, 600), 160);
  assertEquals(keepInSight(900, 200, 600), 390);
  assertEquals(keepInSight(10, 200, 600), 0);
});
