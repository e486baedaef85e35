import { CaptureClock } from "../../../main/ts/voice/control/captureClock.ts";
import {
  decibels,
  Loudness,
  loudnessClass,
  power,
} from "../../../main/ts/voice/control/loudness.ts";
import { SampleBlocks } from "../../../main/ts/voice/control/sampleBlocks.ts";
import { type Passage, SilenceGate } from "../../../main/ts/voice/control/silenceGate.ts";
import { assertEquals, assertTrue } from "../assert.ts";

Deno.test("puts levels into classes of eight decibels", () => {
  const levels = [-100, -56.1, -56, -48, -40, -32, -24, -16, -8.1, -8, 0];

  assertEquals(levels.map(loudnessClass), [0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 7]);
});

Deno.test("measures full scale as nothing below it, silence as very far", () => {
  assertEquals(decibels(power(new Float32Array(100).fill(1))), 0);
  assertEquals(decibels(power(new Float32Array(100))), -100);
  assertEquals(decibels(power(new Float32Array(0))), -100);
});

Deno.test("tells the loudness of the last 300 milliseconds", () => {
  const loudness = new Loudness();
  const loud = 0.1;

  const rising = Array.from({ length: 15 }, () => loudness.add(loud, 20));
  const falling = Array.from({ length: 16 }, () => loudness.add(0, 20));

  assertEquals(rising.at(-1), loudnessClass(-10));
  assertTrue((rising[0] ?? 9) < (rising.at(-1) ?? 0), "a click is no speech yet");
  assertEquals(falling.at(-1), 0);
  assertTrue((falling[7] ?? 0) > 0, "a short pause is still speech");
});

function passages(gate: SilenceGate, level: number, millis: number, step = 20): Passage[] {
  return Array.from({ length: millis / step }, () => gate.judge(level, step));
}

Deno.test("lets speech through at once, and closes after 300 quiet milliseconds", () => {
  const gate = new SilenceGate();
  passages(gate, -80, 1000);

  assertEquals(gate.judge(-30, 20), "speech");
  const after = passages(gate, -80, 600);

  assertEquals(after.filter((passage) => passage === "speech").length, 14);
  assertEquals(after.indexOf("nothing"), 14);
});

Deno.test("gives a sign of life each 400 milliseconds of silence", () => {
  const gate = new SilenceGate();
  gate.judge(-90, 20);

  const signs = passages(gate, -90, 4000).filter((passage) => passage === "sign").length;

  assertEquals(signs, 10);
});

Deno.test("learns the noise of a room, and still lets a voice through", () => {
  const gate = new SilenceGate();
  passages(gate, -53, 20_000);

  const noise = passages(gate, -53, 2000);
  assertEquals(noise.includes("speech"), false);
  assertEquals(gate.judge(-35, 20), "speech");
});

Deno.test("keeps open over a voice that never pauses", () => {
  const gate = new SilenceGate();

  assertTrue(passages(gate, -25, 60_000).every((passage) => passage === "speech"));
});

Deno.test("cuts parts of any length into blocks of one packet", () => {
  const blocks = new SampleBlocks(20);

  const made = [480, 480, 100, 2000].flatMap((length) =>
    blocks.add(new Float32Array(length).fill(0.5), 48_000, 1000)
  );

  assertEquals(made.map((block) => block.samples.length), [960, 960, 960]);
});

Deno.test("brings every rate to 48 kilohertz", () => {
  const blocks = new SampleBlocks(20);
  let made = 0;
  let samples: Float32Array | null = null;
  for (let part = 0; part < 100; part++) {
    const tone = Float32Array.from(
      { length: 441 },
      (_, index) => Math.sin(2 * Math.PI * 300 * (part * 441 + index) / 44_100),
    );
    for (const block of blocks.add(tone, 44_100, part * 10)) {
      made += 1;
      samples = block.samples;
    }
  }

  assertTrue(made === 49 || made === 50, `${made} blocks of a second`);
  const crossings =
    [...samples ?? []].filter((value, index, all) =>
      index > 0 && value > 0 && (all[index - 1] ?? 0) <= 0
    ).length;
  assertTrue(crossings >= 5 && crossings <= 7, `${crossings} waves of 300 Hz in 20 ms`);
});

Deno.test("tells when a block was spoken although the parts come unevenly", () => {
  const blocks = new SampleBlocks(20);
  const late = [0, 12, 3, 30, 1, 0, 7, 19, 2, 0];
  const times = late.flatMap((wait, index) =>
    blocks.add(new Float32Array(960), 48_000, 5000 + (index + 1) * 20 + wait)
  ).map(({ spokenAt }) => Math.round(spokenAt));

  assertEquals(times, late.map((_, index) => 5000 + index * 20));
});

Deno.test("follows a sound card that runs slow, and begins anew after a sleep", () => {
  const clock = new CaptureClock();
  let spokenAt = 0;
  for (let part = 1; part <= 3000; part++) spokenAt = clock.arrived(480, part * 10.01);
  assertTrue(Math.abs(spokenAt - (3000 * 10.01 - 10)) < 25, `${spokenAt}`);

  spokenAt = clock.arrived(480, 100_000);

  assertEquals(spokenAt, 99_990);
});
