import { HearingFigures } from "../../../main/ts/voice/control/hearingFigures.ts";
import { Listening } from "../../../main/ts/voice/control/listening.ts";
import { SeatVoices } from "../../../main/ts/voice/control/seatVoices.ts";
import { DeviceChoice } from "../../../main/ts/voice/entity/deviceChoice.ts";
import type { HeardPacket, ToMixer } from "../../../main/ts/voice/entity/hearing.ts";
import type { SeatVoice } from "../../../main/ts/voice/entity/microphoneState.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { type EndToEndHeader, Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

function voice(sender: number, number: number, more: Partial<EndToEndHeader> = {}): Frame {
  const header = headerOf({ channel: Channel.VOICE, sender, number, timeMillis: 100, ...more });
  return frameOf(header, new Uint8Array([number]));
}

function listening() {
  const mixed: ToMixer[] = [];
  const closed: string[] = [];
  const heard: string[] = [];
  let made = 0;
  const under = new Listening({
    seats: {
      hear: (sender, loudness) => heard.push(`${sender} at ${loudness}`),
      end: (sender) => heard.push(`${sender} off`),
    },
    meetingTime: () => 130,
    decoding: (decoded: (packet: HeardPacket) => void) => {
      const name = `decoder ${++made}`;
      return {
        decode: (bytes, facts) => {
          decoded({ ...facts, samples: Float32Array.from(bytes) });
        },
        close: () => void closed.push(name),
      };
    },
    mix: (message) => mixed.push(message),
  });
  return { under, mixed, closed, heard };
}

Deno.test("decodes each speaker on their own and hands it to the mixer", () => {
  const { under, mixed, heard } = listening();

  under.frame(voice(3, 1, { layer: 4 }));
  under.frame(voice(5, 1));

  assertEquals(mixed.map(({ sender }) => sender), [3, 5]);
  const first = mixed[0];
  const packet = first?.kind === "packet" ? first.packet : null;
  assertEquals([packet?.number, packet?.time, packet?.underwayMillis], [1, 100, 30]);
  assertEquals(heard, ["3 at 4", "5 at 0"]);
});

Deno.test("passes over what it does not know: protected packets, other kinds, empty ones", () => {
  const { under, mixed } = listening();

  under.frame(voice(3, 1, { protection: 1 }));
  under.frame(voice(3, 2, { kind: 9 }));
  under.frame(frameOf(voice(3, 3).header, new Uint8Array(0)));

  assertEquals(mixed, []);
});

Deno.test("shows at once that a microphone was turned off", () => {
  const { under, heard } = listening();

  under.frame(voice(3, 1, { layer: 4 }));
  under.frame(voice(3, 2, { flags: Flag.END }));

  assertEquals(heard, ["3 at 4", "3 off"]);
});

Deno.test("frees the decoders of those who left", () => {
  const { under, mixed, closed } = listening();
  under.frame(voice(3, 1));
  under.frame(voice(5, 1));

  under.keep(new Set([5]));
  assertEquals(closed, ["decoder 1"]);
  assertEquals(mixed.at(-1), { kind: "forget", sender: 3 });

  under.forgetAll();
  assertEquals(closed, ["decoder 1", "decoder 2"]);
});

function seats() {
  const timers = new FakeTimers();
  const shown: ReadonlyMap<number, SeatVoice>[] = [];
  return { timers, shown, voices: new SeatVoices(timers, (next) => shown.push(next)) };
}

Deno.test("shows who speaks, and that the microphone is on for a while after", () => {
  const { timers, shown, voices } = seats();
  voices.hear(3, 5);

  timers.advance(100);
  assertEquals(shown.at(-1)?.get(3), { open: true, speaking: true, loudness: 5 });

  voices.hear(3, 0);
  timers.advance(500);
  assertEquals(shown.at(-1)?.get(3), { open: true, speaking: false, loudness: 0 });

  timers.advance(1500);
  assertEquals(shown.at(-1)?.size, 0);
});

Deno.test("does not tell again what has not changed", () => {
  const { timers, shown, voices } = seats();

  for (let packet = 0; packet < 100; packet++) {
    voices.hear(3, 4);
    timers.advance(20);
  }

  assertEquals(shown.length, 1);
});

Deno.test("shows nobody once the tunnel is gone", () => {
  const { timers, shown, voices } = seats();
  voices.hear(3, 4);
  timers.advance(100);

  voices.clear();

  assertEquals(shown.at(-1)?.size, 0);
});

Deno.test("tells how well voice was heard over the last thirty seconds", () => {
  const figures = new HearingFigures();
  assertEquals(figures.now(0), null);

  figures.add({ expected: 50, onTime: 0, delayMillis: 300 }, 0);
  figures.add({ expected: 50, onTime: 50, delayMillis: 80.4 }, 29_000);

  assertEquals(figures.now(29_000), { onTimeShare: 0.5, delayMillis: 80 });
  assertEquals(figures.now(31_000), { onTimeShare: 1, delayMillis: 80 });
  assertEquals(figures.now(90_000), null);
});

Deno.test("remembers the chosen devices, and lives without storage", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  new DeviceChoice(memory).choose("microphone", "headset");
  assertEquals(new DeviceChoice(memory).microphone, "headset");
  assertEquals(new DeviceChoice(memory).speaker, "");

  const forbidden = {
    getItem: () => {
      throw new DOMException("no", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("no", "SecurityError");
    },
  };
  const choice = new DeviceChoice(forbidden);
  choice.choose("speaker", "desk");
  assertEquals(choice.speaker, "desk");
});
