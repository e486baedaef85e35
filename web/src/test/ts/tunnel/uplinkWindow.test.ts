import { Outgoing } from "../../../main/ts/tunnel/control/outgoing.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { Flag, headerOf } from "../../../main/ts/wire/endToEndHeader.ts";
import { frameOf } from "../../../main/ts/wire/frame.ts";
import { HopUnitDecoder } from "../../../main/ts/wire/hopUnitDecoder.ts";
import { assertEquals, assertTrue } from "../assert.ts";

/** An uplink over a line that carries so many bytes a second, and what is on it. */
class Line {
  readonly outgoing = new Outgoing();
  readonly voiceMillis: number[] = [];
  pictureBytes = 0;
  private readonly decoder = new HopUnitDecoder("uplink");
  private readonly underway: {
    number: number;
    voiceAt: number | null;
    bytes: number;
    at: number;
  }[] = [];
  private freeAt = 0;
  private number = 0;

  constructor(private readonly bytesPerSecond: number) {}

  run(until: number, voice: boolean): void {
    for (let now = 0; now < until; now += 5) {
      if (voice && now % 20 === 0) this.add(Channel.VOICE, 60, now);
      if (!this.outgoing.mediaWaits) this.add(Channel.SCREEN, 30_000, now);
      while ((this.underway[0]?.at ?? Infinity) <= now) this.arrive(now);
      for (let unit = this.outgoing.next(now, 0); unit !== null;) {
        this.write(unit, now);
        unit = this.outgoing.next(now, 0);
      }
    }
  }

  private add(channel: Channel, bytes: number, timeMillis: number): void {
    const flags = channel === Channel.SCREEN ? Flag.KEY_FRAME : 0;
    const number = ++this.number;
    const header = headerOf({ channel, sender: 4, number, timeMillis, flags });
    this.outgoing.add(frameOf(header, new Uint8Array(bytes)));
  }

  private write(unit: Uint8Array<ArrayBuffer>, now: number): void {
    this.freeAt = Math.max(this.freeAt, now) + unit.length * 1000 / this.bytesPerSecond;
    this.decoder.feed(unit, (read) => {
      if (read.type !== "piece") return;
      const voice = read.handle === Channel.VOICE << 8;
      this.underway.push({
        number: read.number,
        voiceAt: voice ? now - now % 20 : null,
        bytes: unit.length,
        at: this.freeAt + 20,
      });
    });
  }

  private arrive(now: number): void {
    const first = this.underway.shift();
    if (first === undefined) return;
    this.outgoing.acknowledge(first.number, now);
    if (first.voiceAt !== null) this.voiceMillis.push(now - first.voiceAt);
    else this.pictureBytes += first.bytes;
  }
}

Deno.test("lets voice wait a moment only behind the pictures of a thin line", () => {
  const line = new Line(8000);

  line.run(60_000, true);

  const late = line.voiceMillis.slice(500).sort((one, other) => one - other);
  const nearly = late[Math.floor(late.length * 0.95)] ?? NaN;
  assertTrue(nearly < 400, `95 of 100 within ${nearly} ms`);
  assertTrue(line.pictureBytes > 60_000, `${line.pictureBytes} bytes of pictures`);
});

Deno.test("measures a thin line as it is", () => {
  const line = new Line(8000);

  line.run(20_000, true);

  const measured = line.outgoing.window.lineBytesPerSecond(20_000);
  assertTrue(measured > 4000 && measured < 9000, `${measured}`);
});

Deno.test("lets pictures fill a wide line also while somebody speaks", () => {
  const silent = new Line(2_000_000);
  silent.run(5000, false);
  const spoken = new Line(2_000_000);
  spoken.run(5000, true);

  assertTrue(spoken.pictureBytes > silent.pictureBytes * 0.8, `${spoken.pictureBytes}`);
});

Deno.test("cuts pictures as before while nobody speaks", () => {
  const outgoing = new Outgoing();
  const header = headerOf({
    channel: Channel.SCREEN,
    sender: 4,
    number: 1,
    flags: Flag.KEY_FRAME,
  });
  outgoing.add(frameOf(header, new Uint8Array(30_000)));

  assertEquals(outgoing.next(0, 0)?.length, 16 + 8192);
});

Deno.test("asks twice in each window to be acknowledged at once", () => {
  const outgoing = new Outgoing();
  const header = headerOf({ channel: Channel.SCREEN, sender: 4, number: 1, flags: Flag.KEY_FRAME });
  outgoing.add(frameOf(header, new Uint8Array(200_000)));
  const decoder = new HopUnitDecoder("uplink");
  const asking: number[] = [];

  for (let unit = outgoing.next(0, 0); unit !== null; unit = outgoing.next(0, 0)) {
    decoder.feed(unit, (read) => {
      if (read.type === "piece" && read.asking) asking.push(read.number);
    });
  }

  // Seven pieces of 8 KiB fill the first window of 64 KiB.
  assertEquals(outgoing.lastNumber, 7);
  assertEquals(asking, [4]);
  outgoing.acknowledge(4, 10);
  for (let unit = outgoing.next(10, 0); unit !== null; unit = outgoing.next(10, 0)) {
    decoder.feed(unit, (read) => {
      if (read.type === "piece" && read.asking) asking.push(read.number);
    });
  }
  assertEquals(asking, [4, 8]);
});
