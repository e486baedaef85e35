import type { HeardPacket, HearingCount } from "../entity/hearing.ts";
import { SAMPLES_A_MILLISECOND } from "../entity/speaking.ts";
import { ArrivalJitter } from "./arrivalJitter.ts";
import { HoleFiller } from "./holeFiller.ts";
import { power } from "./loudness.ts";

const LATE_MILLIS = 200;
const ANOTHER_LINE_MILLIS = 500;
const LONGEST_QUEUE_MILLIS = 2000;
const SAME_SPEECH_MILLIS = 10;
const LOST_AT_MOST = 50;
const LATE_START_MILLIS = 20;
const BEHIND_MILLIS = 20;
const FAR_BEHIND_MILLIS = 100;
const QUIET_POWER = 1e-5;

/**
 * The voice of one speaker on its way from the network to the ear.
 *
 * Waiting for the first packet of a piece of speech, then playing until nothing came for 200 ms. A tunnel loses little
 * but brings packets in bursts, so each is played a while after it was spoken: as long as nearly all packets need. What
 * comes later than 200 ms after its time is left out; what comes a little late is played late, and the delay is made up
 * for by playing 4 to 5 % faster and leaving out quiet packets. Holes are filled.
 *
 * Belongs to the audio thread; its clock is in milliseconds and goes on with the sound.
 */
export class JitterBuffer {
  private readonly jitter = new ArrivalJitter();
  private readonly filler = new HoleFiller();
  private queue: (HeardPacket & { readonly arrivedAt: number })[] = [];
  private current: HeardPacket | null = null;
  private place = 0;
  /** The speaker's time up to which everything was played; `null` while waiting for speech to begin. */
  private playedUpTo: number | null = null;
  private emptySince = 0;
  private lateSince: number | null = null;
  private lastNumber: number | null = null;
  private pace = 1;
  private expected = 0;
  private onTime = 0;
  private delayMillis = 0;

  /** Takes a packet that has just arrived. */
  put(packet: HeardPacket, now: number): void {
    if (this.lastNumber !== null && packet.number <= this.lastNumber) return;
    const missing = this.lastNumber === null ? 0 : packet.number - this.lastNumber - 1;
    if (missing <= LOST_AT_MOST) this.expected += missing;
    this.lastNumber = packet.number;
    this.jitter.arrived(packet.time, now);
    const late = now - this.jitter.playAt(packet.time);
    if (late > LATE_MILLIS) {
      this.expected += 1;
      this.leaveOut(now);
      return;
    }
    this.lateSince = null;
    this.queue.push({ ...packet, arrivedAt: now });
    while (packet.time - (this.queue[0]?.time ?? packet.time) > LONGEST_QUEUE_MILLIS) {
      this.expected += 1;
      this.queue.shift();
    }
  }

  /** Adds the next samples to those of the others. */
  mixInto(output: Float32Array, now: number): void {
    this.keepPace(now);
    for (let index = 0; index < output.length; index++) {
      const at = now + index / SAMPLES_A_MILLISECOND;
      output[index] = (output[index] ?? 0) + this.next(at);
    }
  }

  /** What was counted since the last call. */
  takeCount(): HearingCount {
    const { expected, onTime, delayMillis } = this;
    this.expected = 0;
    this.onTime = 0;
    return { expected, onTime, delayMillis: expected === 0 ? 0 : delayMillis };
  }

  private leaveOut(now: number): void {
    this.lateSince ??= now;
    if (now - this.lateSince < ANOTHER_LINE_MILLIS) return;
    // All of it comes that late: the line has changed, and waiting for the old one would be silence.
    this.jitter.forget();
    this.lateSince = null;
  }

  private next(now: number): number {
    if (this.current === null && !this.begin(now)) return this.filler.fill();
    const { current } = this;
    if (current === null) return this.filler.fill();
    const before = Math.floor(this.place);
    const one = current.samples[before] ?? 0;
    const other = current.samples[before + 1] ?? this.queue[0]?.samples[0] ?? one;
    const sample = one + (other - one) * (this.place - before);
    this.place += this.pace;
    if (this.place >= current.samples.length) {
      this.place -= current.samples.length;
      this.current = null;
    }
    return this.filler.pass(sample);
  }

  /** Begins the next packet, if there is one and its time has come. */
  private begin(now: number): boolean {
    const next = this.queue[0];
    if (next === undefined) {
      if (this.playedUpTo !== null && this.emptySince === 0) this.emptySince = now;
      if (now - this.emptySince > LATE_MILLIS) this.playedUpTo = null;
      return false;
    }
    const goesOn = this.playedUpTo !== null &&
      Math.abs(next.time - this.playedUpTo) <= SAME_SPEECH_MILLIS;
    if (!goesOn && now < this.jitter.playAt(next.time)) return false;
    const waited = goesOn
      ? this.emptySince !== 0
      : now - this.jitter.playAt(next.time) > LATE_START_MILLIS;
    this.expected += 1;
    if (!waited) this.onTime += 1;
    if (!goesOn) this.place = 0;
    this.queue.shift();
    this.emptySince = 0;
    this.playedUpTo = next.time + next.samples.length / SAMPLES_A_MILLISECOND;
    if (this.isQuietAndBehind(next, now)) return this.begin(now);
    this.current = next;
    const delay = next.underwayMillis + now - next.arrivedAt;
    this.delayMillis += (delay - this.delayMillis) * (this.delayMillis === 0 ? 1 : 0.1);
    return true;
  }

  private isQuietAndBehind(packet: HeardPacket, now: number): boolean {
    const length = packet.samples.length / SAMPLES_A_MILLISECOND;
    const behind = now - this.jitter.playAt(packet.time);
    return behind > length + BEHIND_MILLIS && power(packet.samples) < QUIET_POWER;
  }

  private keepPace(now: number): void {
    const { current } = this;
    if (current === null) return;
    const due = this.jitter.playAt(current.time + this.place / SAMPLES_A_MILLISECOND);
    const behind = now - due;
    if (behind > FAR_BEHIND_MILLIS) this.pace = 1.05;
    else if (behind > BEHIND_MILLIS) this.pace = 1.04;
    else if (behind < -BEHIND_MILLIS) this.pace = 0.97;
    else if (this.pace > 1 ? behind < 2 : behind > -2) this.pace = 1;
  }
}
