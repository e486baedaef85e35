import { SendWindow } from "../../../main/ts/tunnel/control/sendWindow.ts";
import { assertEquals, assertTrue } from "../assert.ts";

/** A line that takes in what was sent after the round trip, at most so many bytes in it. */
function run(window: SendWindow, perRoundTrip: number, roundTrip: number, turns: number): void {
  let number = 0;
  for (let turn = 0; turn < turns; turn++) {
    let sent = 0;
    while (window.hasRoomFor(1000) && sent < perRoundTrip) {
      window.written(++number, 1000);
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
  while (window.hasRoomFor(8000)) window.written(++number, 8000);

  assertEquals(number, 8);
  window.acknowledge(1, 10);
  assertTrue(window.hasRoomFor(8000));
});

Deno.test("grows on a fast line", () => {
  const window = new SendWindow();

  run(window, 10_000_000, 20, 40);

  assertTrue(window.sizeBytes() > 500_000, `${window.sizeBytes()}`);
});

Deno.test("shrinks on a thin line, but never under 16 KiB", () => {
  const window = new SendWindow();

  let number = 0;
  for (let turn = 1; turn < 60; turn++) {
    while (window.hasRoomFor(4000)) window.written(++number, 4000);
    window.acknowledge(number - 3, turn * 500);
  }

  assertEquals(window.sizeBytes(), 16 * 1024);
  assertEquals(window.lineBytesPerSecond(30_000), 64 * 1024);
});

Deno.test("learns nothing from a line that was hardly used", () => {
  const window = new SendWindow();

  for (let number = 1; number < 50; number++) {
    window.written(number, 100);
    window.acknowledge(number, number * 1000);
  }

  assertEquals(window.sizeBytes(), 64 * 1024);
  assertEquals(window.lineBytesPerSecond(50_000), 0);
});

Deno.test("takes no account of what is not sent again", () => {
  const window = new SendWindow();
  for (let number = 1; number <= 8; number++) window.written(number, 8000);

  window.leaveOut(new Set([1, 2, 3, 5, 6, 7, 8]));
  assertEquals(window.unacknowledgedBytes(), 8000);
  window.acknowledge(8, 20_000);

  assertEquals(window.unacknowledgedBytes(), 0);
  assertEquals(window.bytesPerSecond(20_000), 8000 * 4);
  assertEquals(window.sizeBytes(), 64 * 1024);
});
