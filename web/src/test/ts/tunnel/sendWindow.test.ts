import { SendWindow } from "../../../main/ts/tunnel/control/sendWindow.ts";
import { assertEquals, assertTrue } from "../assert.ts";

/** A line that takes in what was sent after the round trip, at most so many bytes in it. */
function run(window: SendWindow, perRoundTrip: number, roundTrip: number, turns: number): void {
  let number = 0;
  for (let turn = 0; turn < turns; turn++) {
    let sent = 0;
    while (window.hasRoomFor(1000) && sent < perRoundTrip) {
      window.written(++number, 1000, (turn - 1) * roundTrip);
      sent += 1000;
    }
    window.acknowledge(number, turn * roundTrip);
  }
}

Deno.test("lets one piece through even if it is larger than the window", () => {
  assertTrue(new SendWindow().hasRoomFor(10_000_000));
});

Deno.test("stops at the first window until something is acknowledged", () => {
  const window = new SendWindow();

  let number = 0;
  while (window.hasRoomFor(8000)) window.written(++number, 8000, 0);

  assertEquals(number, 8);
  window.acknowledge(1, 10);
  assertTrue(window.hasRoomFor(8000));
});

Deno.test("grows on a fast line", () => {
  const window = new SendWindow();

  run(window, 10_000_000, 20, 40);

  assertTrue(window.sizeBytes() > 500_000, `${window.sizeBytes()}`);
});

/** A line that carries so many bytes per second, one after the other, and has a delay of its own. */
function carry(window: SendWindow, bytesPerSecond: number, delay: number, millis: number): void {
  const onTheWay: { number: number; arrives: number }[] = [];
  let number = 0;
  let free = 0;
  for (let now = 0; now < millis; now += 10) {
    while (window.hasRoomFor(1000)) {
      window.written(++number, 1000, now);
      free = Math.max(free, now) + 1000 * 1000 / bytesPerSecond;
      onTheWay.push({ number, arrives: free + delay });
    }
    const arrived = onTheWay.filter((piece) => piece.arrives <= now).at(-1);
    if (arrived === undefined) continue;
    window.acknowledge(arrived.number, now);
    onTheWay.splice(0, onTheWay.indexOf(arrived) + 1);
  }
}

Deno.test("shrinks on a thin line, but never under 16 KiB", () => {
  const window = new SendWindow();

  carry(window, 16_000, 20, 30_000);

  assertEquals(window.sizeBytes(), 16 * 1024);
  const rate = window.lineBytesPerSecond(30_000);
  assertTrue(rate > 13_000 && rate < 19_000, `${rate}`);
});

Deno.test("finds what a line carries, and leaves no long queue on it", () => {
  const window = new SendWindow();

  carry(window, 200_000, 30, 20_000);

  const rate = window.lineBytesPerSecond(20_000);
  assertTrue(rate > 170_000 && rate < 230_000, `${rate}`);
  assertTrue(window.sizeBytes() < 200_000 * 0.4, `${window.sizeBytes()}`);
});

Deno.test("learns nothing from a line that was hardly used", () => {
  const window = new SendWindow();

  for (let number = 1; number < 50; number++) {
    window.written(number, 100, number * 1000 - 20);
    window.acknowledge(number, number * 1000);
  }

  assertEquals(window.sizeBytes(), 64 * 1024);
  assertEquals(window.lineBytesPerSecond(50_000), 0);
});

Deno.test("takes no account of what is not sent again", () => {
  const window = new SendWindow();
  for (let number = 1; number <= 8; number++) window.written(number, 8000, 0);

  window.leaveOut(new Set([1, 2, 3, 5, 6, 7, 8]));
  assertEquals(window.unacknowledgedBytes(), 8000);
  window.acknowledge(8, 20_000);

  assertEquals(window.unacknowledgedBytes(), 0);
  assertEquals(window.bytesPerSecond(20_000), 8000 * 4);
  assertEquals(window.sizeBytes(), 64 * 1024);
});

Deno.test("makes way for what is urgent when a queue builds up on the way", () => {
  const window = new SendWindow();
  run(window, 10_000_000, 20, 40);
  const before = window.sizeBytes();

  let number = 100_000;
  for (let turn = 0; turn < 10; turn++) {
    const now = 2_000 + turn * 300;
    while (window.hasRoomFor(1000)) window.written(++number, 1000, now - 250);
    window.acknowledge(number, now);
  }

  assertTrue(window.sizeBytes() < before * 0.3, `${before} ${window.sizeBytes()}`);
});

Deno.test("says what the line carries, not what the window allows", () => {
  const window = new SendWindow();

  let number = 0;
  for (let turn = 1; turn < 40; turn++) {
    while (window.hasRoomFor(1000)) window.written(++number, 1000, turn * 100 - 90);
    window.acknowledge(number - 5, turn * 100);
  }

  const rate = window.lineBytesPerSecond(4_000);
  assertTrue(rate > 0 && Math.abs(rate - window.bytesPerSecond(3_900)) < rate / 5, `${rate}`);
});

Deno.test("fills a long line too", () => {
  const window = new SendWindow();

  run(window, 300_000, 600, 60);

  assertTrue(window.sizeBytes() > 250_000, `${window.sizeBytes()}`);
});
