import type { CoderEvents, MakeCoder } from "../../../main/ts/voice/control/opusCoder.ts";
import { VoiceEncoder } from "../../../main/ts/voice/control/voiceEncoder.ts";
import type { FromVoice, VoicePacket } from "../../../main/ts/voice/entity/speaking.ts";
import { assertEquals, assertTrue } from "../assert.ts";

/** A coder that gives out each packet when the test says so, as a browser's does some time later. */
class FakeCoder {
  readonly coded: number[] = [];
  closed = false;
  private given = 0;

  constructor(readonly millis: number, private readonly events: CoderEvents) {}

  code(samples: Float32Array): void {
    this.coded.push(samples.length);
  }

  close(): void {
    this.closed = true;
  }

  giveOut(): void {
    while (this.given < this.coded.length) {
      this.given += 1;
      this.events.packet(new Uint8Array([this.given]));
    }
  }

  breakDown(): void {
    this.events.failed("broken");
  }
}

function anEncoder() {
  const told: FromVoice[] = [];
  const coders: FakeCoder[] = [];
  const make: MakeCoder = (millis, events) => {
    const coder = new FakeCoder(millis, events);
    coders.push(coder);
    return coder;
  };
  const encoder = new VoiceEncoder(20, make, (message) => told.push(message));
  let now = 1_000_000;
  const hear = (level: number, millis: number) => {
    for (let part = 0; part < millis / 10; part++) {
      now += 10;
      encoder.take(new Float32Array(480).fill(level), 48_000, now);
    }
    coders.forEach((coder) => coder.giveOut());
  };
  const packets = () => told.filter((message): message is VoicePacket => message.kind === "packet");
  return { encoder, coders, told, hear, packets };
}

Deno.test("stamps each packet with the time at which it was spoken, also after a pause", () => {
  const { hear, packets } = anEncoder();

  hear(0.3, 200);
  hear(0, 2000);
  const before = packets().length;
  hear(0.3, 200);

  const spoken = packets().slice(before + 1).map(({ capturedAt }) => Math.round(capturedAt));
  assertEquals(spoken, Array.from({ length: 10 }, (_, index) => 1_002_200 + index * 20));
  assertEquals(Math.round(packets()[before]?.capturedAt ?? 0), 1_002_180);
});

Deno.test("sends nothing of silence but a sign of life each 400 milliseconds", () => {
  const { hear, packets } = anEncoder();

  hear(0, 4000);

  assertTrue(packets().length >= 9 && packets().length <= 11, `${packets().length}`);
  assertTrue(packets().every(({ loudness }) => loudness === 0));
});

Deno.test("tells the loudness with each packet and ten times a second to the meter", () => {
  const { hear, packets, told } = anEncoder();

  hear(0.3, 1000);

  assertEquals(packets().at(-1)?.loudness, 6);
  assertEquals(told.filter(({ kind }) => kind === "level").length, 10);
});

Deno.test("makes packets of 60 milliseconds when told, with a fresh coder", () => {
  const { encoder, coders, hear, packets } = anEncoder();
  hear(0.3, 100);

  encoder.packetsOf(60);
  hear(0.3, 600);

  assertEquals(coders.map(({ millis, closed }) => [millis, closed]), [[20, true], [60, false]]);
  assertEquals(coders[1]?.coded, Array(10).fill(2880));
  const long = packets().filter(({ millis }) => millis === 60);
  assertEquals(long.length, 10);
  const steps = long.slice(1).map(({ capturedAt }, index) =>
    Math.round(capturedAt - (long[index]?.capturedAt ?? 0))
  );
  assertEquals(steps, Array(9).fill(60));
});

Deno.test("says when the coder broke", () => {
  const { coders, told } = anEncoder();

  coders[0]?.breakDown();

  assertEquals(told, [{ kind: "failed", reason: "broken" }]);
});
