import { JitterBuffer } from "../../../main/ts/voice/control/jitterBuffer.ts";
import type { HeardPacket } from "../../../main/ts/voice/entity/hearing.ts";
import { assertEquals, assertTrue } from "../assert.ts";

const PACKET_MILLIS = 20;
const UNDERWAY_MILLIS = 30;
const STEP_MILLIS = 2.5;
const LOOKS_A_MILLISECOND = 4;

/** One speaker, one line and one ear on a clock that the test moves on. */
class Line {
  readonly buffer = new JitterBuffer();
  readonly heard: { at: number; value: number }[] = [];
  private readonly underway: { arrives: number; packet: HeardPacket }[] = [];
  private now = 0;
  private number = 0;

  /** Speaks for so long from now on; each packet is a level of its own, so that it is known when heard. */
  speak(from: number, millis: number, delay: (index: number) => number, loud = 0.5): void {
    for (let index = 0; index * PACKET_MILLIS < millis; index++) {
      const time = from + index * PACKET_MILLIS;
      const wait = delay(index);
      this.number += 1;
      if (Number.isNaN(wait)) continue;
      const samples = new Float32Array(PACKET_MILLIS * 48).fill(loud);
      const packet = { number: this.number, time, underwayMillis: wait, samples };
      this.underway.push({ arrives: time + PACKET_MILLIS + wait, packet });
    }
  }

  listen(until: number): void {
    // A tunnel keeps the order: what is held up holds up what comes after it.
    let earliest = 0;
    for (const entry of this.underway) {
      earliest = Math.max(earliest, entry.arrives);
      entry.arrives = earliest;
    }
    while (this.now < until) {
      while ((this.underway[0]?.arrives ?? Infinity) <= this.now) {
        const { packet } = this.underway.shift()!;
        this.buffer.put(packet, this.now);
      }
      const output = new Float32Array(STEP_MILLIS * 48);
      this.buffer.mixInto(output, this.now);
      for (let index = 0; index < output.length; index += 48 / LOOKS_A_MILLISECOND) {
        this.heard.push({ at: this.now + index / 48, value: output[index] ?? 0 });
      }
      this.now += STEP_MILLIS;
    }
  }

  firstHeard(): number {
    return this.heard.find(({ value }) => value !== 0)?.at ?? NaN;
  }

  lastHeard(): number {
    return this.heard.findLast(({ value }) => Math.abs(value) > 0.01)?.at ?? NaN;
  }

  millisHeard(): number {
    return this.heard.filter(({ value }) => value > 0.45).length / LOOKS_A_MILLISECOND;
  }

  share(): number {
    const { expected, onTime } = this.buffer.takeCount();
    return onTime / expected;
  }
}

const steady = () => UNDERWAY_MILLIS;

Deno.test("plays an even line 60 ms after the packets came, completely and on time", () => {
  const line = new Line();
  line.speak(0, 5000, steady);

  line.listen(6000);

  const begin = PACKET_MILLIS + UNDERWAY_MILLIS + 60;
  assertTrue(Math.abs(line.firstHeard() - begin) < 5, `${line.firstHeard()}`);
  assertTrue(Math.abs(line.millisHeard() - 5000) < 10, `${line.millisHeard()}`);
  assertEquals(line.buffer.takeCount().expected, 250);
});

Deno.test("tells how much was on time and how old the sound is", () => {
  const line = new Line();
  line.speak(0, 5000, steady);
  line.listen(5000);

  const { expected, onTime, delayMillis } = line.buffer.takeCount();

  assertEquals(onTime, expected);
  assertTrue(Math.abs(delayMillis - UNDERWAY_MILLIS - 60) < 10, `${delayMillis}`);
  assertEquals(line.buffer.takeCount(), { expected: 0, onTime: 0, delayMillis: 0 });
});

Deno.test("waits longer on a line that brings bursts, and then has nearly all on time", () => {
  const line = new Line();
  const bursts = (index: number) => UNDERWAY_MILLIS + (9 - index % 10) * PACKET_MILLIS;
  line.speak(0, 30_000, bursts);
  line.listen(10_000);
  line.buffer.takeCount();

  line.listen(30_000);

  const share = line.share();
  assertTrue(share > 0.93, `${share}`);
});

Deno.test("fills a hole where packets were lost: fading, then silent, then soft again", () => {
  const line = new Line();
  line.speak(0, 2000, (index) => index >= 50 && index < 60 ? NaN : UNDERWAY_MILLIS);

  line.listen(3000);

  const hole = line.heard.filter(({ at, value }) => at > 500 && at < 2000 && value < 0.45);
  const begin = hole[0]?.at ?? NaN;
  assertTrue(Math.abs(begin - (1000 + 110)) < 10, `${begin}`);
  assertTrue(
    Math.abs(hole.length / LOOKS_A_MILLISECOND - 200) < 15,
    `${hole.length / LOOKS_A_MILLISECOND} ms`,
  );
  assertTrue(hole.some(({ value }) => value > 0.2), "repeats");
  assertTrue(
    hole.filter(({ value }) => value === 0).length / LOOKS_A_MILLISECOND > 100,
    "falls silent",
  );
  assertEquals(line.buffer.takeCount(), { expected: 100, onTime: 90, delayMillis: 90 });
});

Deno.test("plays what is a little late, then catches up by playing faster", () => {
  const line = new Line();
  line.speak(0, 20_000, (index) => index >= 400 && index < 408 ? 200 : UNDERWAY_MILLIS);
  line.listen(8450);
  line.buffer.takeCount();
  line.listen(8550);
  const behind = line.buffer.takeCount().delayMillis;

  line.listen(14_000);

  assertTrue(behind > 130, `${behind}`);
  const { delayMillis } = line.buffer.takeCount();
  assertTrue(delayMillis < 105, `${delayMillis}`);
  assertTrue(line.heard.every(({ at, value }) => at < 8400 || at > 13_000 || value > 0.49));
});

Deno.test("catches up at once by leaving out what is quiet", () => {
  const line = new Line();
  line.speak(0, 10_000, (index) => index >= 490 ? 210 : UNDERWAY_MILLIS);
  line.speak(10_000, 500, steady, 0.0001);
  line.speak(10_500, 500, steady);

  line.listen(12_000);

  assertTrue(line.lastHeard() < 11_000 + 20 + 30 + 60 + 80, `${line.lastHeard()}`);
});

Deno.test("leaves out what comes more than 200 ms after its time", () => {
  const line = new Line();
  line.speak(0, 10_000, (index) => index === 200 ? 900 : UNDERWAY_MILLIS);

  line.listen(11_000);

  const { expected, onTime } = line.buffer.takeCount();
  assertEquals(expected, 500);
  const missed = expected - onTime;
  assertTrue(missed > 10 && missed < 45, `${missed} of a stop of 900 ms`);
  const played = line.millisHeard();
  assertTrue(played > 9300 && played < 9850, `${played}`);
});

Deno.test("goes on when the whole line has become a second slower", () => {
  const line = new Line();
  line.speak(0, 12_000, (index) => index < 250 ? UNDERWAY_MILLIS : 1000);
  line.listen(8000);
  line.buffer.takeCount();

  line.listen(11_000);

  assertTrue(line.share() > 0.9);
});

Deno.test("follows a speaker's clock that runs slow, without holes", () => {
  const line = new Line();
  line.speak(0, 60_000, (index) => UNDERWAY_MILLIS + index * 0.004);
  line.listen(30_000);
  line.buffer.takeCount();

  line.listen(60_000);

  assertTrue(line.share() > 0.99);
  assertTrue(Math.abs(line.millisHeard() - 60_000) < 200, `${line.millisHeard()}`);
});

Deno.test("keeps pauses of speech as long as they were", () => {
  const line = new Line();
  line.speak(0, 1000, steady);
  line.speak(3000, 1000, steady);

  line.listen(5000);

  const second = line.heard.find(({ at, value }) => at > 2000 && value > 0.1)?.at ?? NaN;
  assertTrue(Math.abs(second - line.firstHeard() - 3000) < 15, `${second}`);
});

Deno.test("takes a packet once, and none that is older than the last", () => {
  const buffer = new JitterBuffer();
  const samples = new Float32Array(960);
  const packet = { number: 5, time: 100, underwayMillis: 1, samples };

  buffer.put(packet, 120);
  buffer.put(packet, 121);
  buffer.put({ ...packet, number: 4, time: 80 }, 122);
  for (let now = 120; now < 400; now += STEP_MILLIS) buffer.mixInto(new Float32Array(120), now);

  assertEquals(buffer.takeCount().expected, 1);
});
