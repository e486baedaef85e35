/** What becomes of a block: it is sent, sent as a sign of life, or not sent. */
export type Passage = "speech" | "sign" | "nothing";

const CLOSES_AFTER_MILLIS = 300;
const SIGN_MILLIS = 400;
const LOWEST_THRESHOLD = -58;
const HIGHEST_THRESHOLD = -42;
const ABOVE_NOISE = 10;
const FIRST_NOISE = -70;
const NOISE_RISES_A_SECOND = 2;

/**
 * Lets speech through and keeps silence back.
 *
 * Open from the first block over the threshold until 300 ms lie under it; closed, one block each 400 ms goes through as a
 * sign of life. The threshold keeps 10 dB above the noise of the room, between −58 and −42 dB.
 */
export class SilenceGate {
  private noise = FIRST_NOISE;
  private quietMillis = CLOSES_AFTER_MILLIS;
  private sinceSent = SIGN_MILLIS;

  /** Judges the next block by its level in decibels. */
  judge(level: number, millis: number): Passage {
    this.noise = Math.min(level, this.noise + NOISE_RISES_A_SECOND * millis / 1000);
    const threshold = Math.min(
      HIGHEST_THRESHOLD,
      Math.max(LOWEST_THRESHOLD, this.noise + ABOVE_NOISE),
    );
    this.quietMillis = level > threshold ? 0 : this.quietMillis + millis;
    this.sinceSent += millis;
    const passage = this.quietMillis < CLOSES_AFTER_MILLIS
      ? "speech"
      : this.sinceSent >= SIGN_MILLIS
      ? "sign"
      : "nothing";
    if (passage !== "nothing") this.sinceSent = 0;
    return passage;
  }
}
