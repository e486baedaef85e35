import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import { OwnPointer } from "../../../main/ts/meeting/control/ownPointer.ts";
import { SeenPointer } from "../../../main/ts/meeting/control/seenPointer.ts";
import type { Share } from "../../../main/ts/meeting/entity/messages.ts";
import {
  type PicturePlace,
  readPlace,
  writePlace,
} from "../../../main/ts/meeting/entity/pointer.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { type EndToEndHeader, Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

const MIDDLE: PicturePlace = { x: 0.5, y: 0.25 };

function share(sender: number, stream = 1): Share {
  const facts = { title: "", surface: "window", codec: "vp8", width: 2, height: 2 } as const;
  return { sender, stream, ...facts };
}

function frame(change: Partial<EndToEndHeader> = {}, payload: Uint8Array = writePlace(MIDDLE)) {
  const basis = { channel: Channel.POINTER, sender: 3, stream: 1, number: 1, timeMillis: 0 };
  return frameOf(headerOf({ ...basis, ...change }), payload);
}

function aSeen() {
  const timers = new FakeTimers();
  const shown: (string | null)[] = [];
  const seen = new SeenPointer(timers, (place) => {
    shown.push(place === null ? null : `${place.x.toFixed(2)} ${place.y.toFixed(2)}`);
  });
  seen.watch(share(3));
  shown.length = 0;
  return { timers, shown, seen };
}

Deno.test("writes the place of the share's own stream, and its end without a place", () => {
  const frames = new OwnFrames(4, 1000, () => 1500);
  const [place, end] = [frames.pointer(1, MIDDLE), frames.pointer(1, null)];

  assertEquals([...place.payload], [128, 0, 64, 0]);
  const { channel, sender, stream, number, flags } = end.header;
  assertEquals([channel, sender, stream, number, flags], [Channel.POINTER, 4, 1, 2, Flag.END]);
  assertEquals(end.payload.length, 0);
});

Deno.test("cannot write a place outside of the picture", () => {
  assertEquals([...writePlace({ x: -3, y: 7 })], [0, 0, 255, 255]);
  assertEquals(readPlace(frame({}, new Uint8Array([255, 255, 0, 0]))), { x: 1, y: 0 });
});

Deno.test("makes nothing of frames that another client may invent", () => {
  for (const bytes of [0, 1, 3, 5, 2048]) {
    assertEquals(readPlace(frame({}, new Uint8Array(bytes))), undefined);
  }
  assertEquals(readPlace(frame({ kind: 9 })), undefined);
  assertEquals(readPlace(frame({ protection: 1 })), undefined);
});

Deno.test("shows the pointer of whose screen is watched, and no other", () => {
  const { seen, shown } = aSeen();

  seen.frame(frame({ sender: 8 }));
  seen.frame(frame({ stream: 2 }));
  seen.frame(frame({}, new Uint8Array(3)));
  assertEquals(shown, []);
  seen.frame(frame());
  assertEquals(shown, ["0.50 0.25"]);
});

Deno.test("shows the newest place only", () => {
  const { seen, shown } = aSeen();

  seen.frame(frame({ number: 7 }));
  seen.frame(frame({ number: 6 }, writePlace({ x: 0, y: 0 })));
  seen.frame(frame({ number: 7 }, writePlace({ x: 0, y: 0 })));

  assertEquals(shown, ["0.50 0.25"]);
});

Deno.test("takes the pointer away at its end, when it is silent, and with the share", () => {
  const { seen, shown, timers } = aSeen();

  seen.frame(frame({ number: 1 }));
  seen.frame(frame({ number: 2, flags: Flag.END }, new Uint8Array(0)));
  seen.frame(frame({ number: 3 }));
  timers.advance(2999);
  assertEquals(shown.at(-1), "0.50 0.25");
  timers.advance(1);
  assertEquals(shown.at(-1), null);
  seen.frame(frame({ number: 4 }));
  seen.watch(null);
  assertEquals(shown.at(-1), null);
  seen.frame(frame({ number: 5 }));
  assertEquals(shown.at(-1), null);
});

function anOwn() {
  const timers = new FakeTimers();
  const sent: (number | null)[] = [];
  const own = new OwnPointer(timers, (place) => sent.push(place?.x ?? null));
  return { timers, sent, own };
}

Deno.test("sends twenty places a second at most, and always the last one", () => {
  const { own, sent, timers } = anOwn();

  for (let step = 0; step < 100; step++) {
    own.move({ x: step, y: 0 });
    timers.advance(10);
  }
  timers.advance(50);

  assertEquals(sent.length <= 22, true);
  assertEquals(sent.at(-1), 99);
});

Deno.test("says each second where it rests, until it is gone", () => {
  const { own, sent, timers } = anOwn();
  own.move({ x: 1, y: 0 });
  timers.advance(3000);
  assertEquals(sent, [1, 1, 1, 1]);

  own.hide();
  own.hide();
  timers.advance(60_000);

  assertEquals(sent, [1, 1, 1, 1, null]);
});

Deno.test("is quiet once there is nobody to tell", () => {
  const { own, sent, timers } = anOwn();
  own.move({ x: 1, y: 0 });
  own.move({ x: 2, y: 0 });

  own.forget();
  timers.advance(60_000);

  assertEquals(sent, [1]);
});
