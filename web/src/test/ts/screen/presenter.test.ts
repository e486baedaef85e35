import type { Capture } from "../../../main/ts/screen/control/capture.ts";
import { Presenter } from "../../../main/ts/screen/control/presenter.ts";
import type { FromEncoder, ToEncoder } from "../../../main/ts/screen/entity/presenting.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

/** A presenter of a capture that gives a picture when the test says so. */
function aPresenter() {
  const stream = { getTracks: () => [] } as unknown as MediaStream;
  const frames = new ReadableStream<VideoFrame>();
  const capture: Capture = { stream, surface: "browser", title: "Plan", frames };
  const worker = {
    onmessage: null as ((event: MessageEvent<FromEncoder>) => void) | null,
    postMessage: (_: ToEncoder) => {},
    terminate: () => {},
  };
  const events = {
    ready: () => {},
    coded: () => {},
    picture: () => {},
    reduced: () => {},
    frozen: () => {},
    ended: () => {},
    failed: () => {},
  };
  const timers = new FakeTimers();
  const listeners: string[] = [];
  const presenter = new Presenter(capture, worker, events, timers, [], () => {
    listeners.push("listens");
    return () => listeners.push("ended");
  });
  const says = (data: FromEncoder) => worker.onmessage?.({ data } as MessageEvent<FromEncoder>);
  const codes = () =>
    says({ kind: "picture", key: true, layer: 0, capturedAt: 0, bytes: new Uint8Array([1]) });
  return { presenter, timers, listeners, codes, says };
}

Deno.test("leaves a capture alone that gives its picture at once", () => {
  const { timers, listeners, codes } = aPresenter();

  timers.advance(499);
  codes();
  timers.advance(60_000);

  assertEquals(listeners, []);
});

Deno.test("asks for the picture of a still tab again until it comes", () => {
  const { timers, listeners, codes } = aPresenter();

  timers.advance(500);
  assertEquals(listeners, ["listens"]);
  timers.advance(1000);
  assertEquals(listeners, ["listens", "ended", "listens"]);
  codes();
  timers.advance(60_000);

  assertEquals(listeners, ["listens", "ended", "listens", "ended"]);
});

Deno.test("asks a window that is long hidden no more often than every four seconds", () => {
  const { timers, listeners } = aPresenter();

  timers.advance(500 + 1000 + 2000);
  listeners.length = 0;
  timers.advance(40_000);

  assertEquals(listeners.filter((one) => one === "listens").length, 10);
});

Deno.test("listens to nothing any more once sharing has stopped", () => {
  const { presenter, timers, listeners } = aPresenter();

  timers.advance(500);
  presenter.stop();
  timers.advance(60_000);

  assertEquals(listeners, ["listens", "ended"]);
});

Deno.test("listens to nothing any more once the encoder has failed", () => {
  const { timers, listeners, says } = aPresenter();

  says({ kind: "failed", reason: "no codec" });
  timers.advance(60_000);

  assertEquals(listeners, []);
});

Deno.test("asks twice for the picture of a still tab that was resized, since the last one may be lost", () => {
  const { timers, listeners, codes, says } = aPresenter();
  codes();

  says({ kind: "resized" });
  timers.advance(499);
  assertEquals(listeners, []);
  timers.advance(1);
  codes();
  assertEquals(listeners, ["listens"]);
  timers.advance(60_000);

  assertEquals(listeners, ["listens", "ended", "listens", "ended"]);
});

Deno.test("waits until a window that is being resized has its size", () => {
  const { timers, listeners, codes, says } = aPresenter();
  codes();

  for (let change = 0; change < 20; change++) {
    says({ kind: "resized" });
    timers.advance(100);
  }

  assertEquals(listeners, []);
  timers.advance(400);
  assertEquals(listeners, ["listens"]);
});

Deno.test("asks for no picture of a resized tab once sharing has stopped", () => {
  const { presenter, timers, listeners, codes, says } = aPresenter();
  codes();

  says({ kind: "resized" });
  presenter.stop();
  timers.advance(60_000);

  assertEquals(listeners, []);
});
