import { FeedRule } from "../../../main/ts/screen/control/feedRule.ts";
import { KeyFrameWish } from "../../../main/ts/screen/control/keyFrameWish.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

const key = (number: number) => ({ key: true, number, needed: null });
const delta = (number: number, needed: number) => ({ key: false, number, needed });

Deno.test("feeds nothing before a key frame", () => {
  const rule = new FeedRule();

  assertEquals(rule.mayFeed(delta(2, 1)), false);
  assertEquals(rule.mayFeed(key(3)), true);
  assertEquals(rule.mayFeed(delta(4, 3)), true);
});

Deno.test("does not mind gaps that a dropped layer leaves", () => {
  const rule = new FeedRule();
  rule.mayFeed(key(1));

  assertEquals(rule.mayFeed(delta(3, 1)), true);
  assertEquals(rule.mayFeed(delta(7, 3)), true);
});

Deno.test("feeds no frame whose base was not fed, and none that needs such a one", () => {
  const rule = new FeedRule();
  rule.mayFeed(key(1));

  assertEquals(rule.mayFeed(delta(4, 2)), false);
  assertEquals(rule.mayFeed(delta(5, 4)), false);
  assertEquals(rule.mayFeed(delta(6, 1)), true);
});

Deno.test("forgets what was before a key frame and after a reset", () => {
  const rule = new FeedRule();
  rule.mayFeed(key(1));
  rule.mayFeed(key(5));
  assertEquals(rule.mayFeed(delta(6, 1)), false);

  rule.reset();
  assertEquals(rule.mayFeed(delta(7, 5)), false);
});

Deno.test("never feeds a delta that names no base", () => {
  const rule = new FeedRule();
  rule.mayFeed(key(1));

  assertEquals(rule.mayFeed({ key: false, number: 2, needed: null }), false);
});

Deno.test("asks for a key frame at once, then every two seconds until one came", () => {
  const timers = new FakeTimers();
  let asked = 0;
  const wish = new KeyFrameWish(timers, () => asked++);

  for (let frame = 0; frame < 20; frame++) wish.want();
  assertEquals(asked, 1);
  timers.advance(4000);
  assertEquals(asked, 3);

  wish.satisfied();
  timers.advance(20_000);
  assertEquals(asked, 3);
});

Deno.test("keeps the distance also after a key frame came", () => {
  const timers = new FakeTimers();
  let asked = 0;
  const wish = new KeyFrameWish(timers, () => asked++);
  wish.want();
  wish.satisfied();

  timers.advance(500);
  wish.want();
  assertEquals(asked, 1);
  timers.advance(1500);
  assertEquals(asked, 2);
});
