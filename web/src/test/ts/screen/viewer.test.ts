import { Viewer } from "../../../main/ts/screen/control/viewer.ts";
import type { FromDecoder, ToDecoder } from "../../../main/ts/screen/entity/viewing.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

function aViewer() {
  const posted: ToDecoder[] = [];
  const asked: number[] = [];
  const arrived: number[] = [];
  const worker = {
    onmessage: null as ((event: MessageEvent<FromDecoder>) => void) | null,
    postMessage: (message: ToDecoder) => void posted.push(message),
  };
  const timers = new FakeTimers();
  const viewer = new Viewer(worker, timers, {
    keyFrameNeeded: ({ sender }) => asked.push(sender),
    arrived: (time) => void arrived.push(time),
    shown: () => {},
    examined: () => {},
  });
  const says = (data: FromDecoder) => worker.onmessage?.({ data } as MessageEvent<FromDecoder>);
  return { viewer, posted, asked, arrived, says, timers };
}

function frame(sender: number, kind: number, flags: number, timeMillis = 0): Frame {
  const header = {
    channel: Channel.SCREEN,
    kind,
    flags,
    sender,
    stream: 1,
    number: 1,
    timeMillis,
  } as const;
  return frameOf(headerOf(header), new Uint8Array([9]));
}

Deno.test("passes over frames of a screen that is not watched", () => {
  const { viewer, posted } = aViewer();
  viewer.frame(frame(3, 0, Flag.KEY_FRAME));

  viewer.watch({ sender: 3, stream: 1 });
  posted.length = 0;
  viewer.frame(frame(8, 0, Flag.KEY_FRAME));
  viewer.frame(frame(3, 1, Flag.CODEC_CONFIGURATION));
  viewer.frame(frame(3, 0, Flag.KEY_FRAME));

  assertEquals(posted.map((message) => message.kind), ["description", "picture"]);
});

Deno.test("tells when a picture of the watched screen has come, before it is painted", () => {
  const { viewer, arrived } = aViewer();
  viewer.watch({ sender: 3, stream: 1 });

  viewer.frame(frame(3, 1, Flag.CODEC_CONFIGURATION, 100));
  viewer.frame(frame(3, 0, Flag.KEY_FRAME, 140));
  viewer.frame(frame(8, 0, Flag.KEY_FRAME, 160));
  viewer.frame(frame(3, 0, 0, 240));

  assertEquals(arrived, [140, 240]);
});

Deno.test("asks the presenter for a key frame, no longer once nothing is watched", () => {
  const { viewer, asked, says, timers } = aViewer();
  viewer.watch({ sender: 3, stream: 1 });

  says({ kind: "keyFrameNeeded" });
  timers.advance(2000);
  assertEquals(asked, [3, 3]);

  viewer.watch(null);
  timers.advance(20_000);
  says({ kind: "keyFrameNeeded" });
  assertEquals(asked, [3, 3]);
});

Deno.test("resets the decoder only for another screen", () => {
  const { viewer, posted } = aViewer();

  viewer.watch({ sender: 3, stream: 1 });
  viewer.watch({ sender: 3, stream: 1 });
  viewer.watch({ sender: 4, stream: 1 });

  assertEquals(posted.map((message) => message.kind), ["reset", "reset"]);
});
