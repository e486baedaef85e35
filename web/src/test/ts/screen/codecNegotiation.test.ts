import { CodecNegotiation } from "../../../main/ts/screen/control/codecNegotiation.ts";
import { CodingTimes } from "../../../main/ts/screen/control/codingTimes.ts";
import type { CodecName } from "../../../main/ts/screen/entity/codecs.ts";
import { assertEquals } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";

const ALL: CodecName[] = ["av1", "vp9", "h264"];
const OLDER: CodecName[] = ["vp9", "h264"];
const OLDEST: CodecName[] = ["h264"];

function aNegotiation(encodes: readonly CodecName[] = ALL) {
  const used: CodecName[] = [];
  const timers = new FakeTimers();
  const negotiation = new CodecNegotiation(encodes, timers, (codec) => used.push(codec));
  return { negotiation, used, timers };
}

Deno.test("changes at once for whoever comes and cannot decode what runs", () => {
  const { negotiation, used } = aNegotiation();

  negotiation.viewers([ALL]);
  negotiation.viewers([ALL, ALL]);
  negotiation.viewers([ALL, ALL, OLDER]);
  negotiation.viewers([ALL, ALL, OLDER, OLDEST]);

  assertEquals(used, ["av1", "vp9", "h264"]);
});

Deno.test("goes back when that has been possible for half a minute", () => {
  const { negotiation, used, timers } = aNegotiation();
  negotiation.viewers([ALL, OLDER]);

  negotiation.viewers([ALL]);
  timers.advance(29_999);
  assertEquals(used, ["vp9"]);
  timers.advance(1);

  assertEquals(used, ["vp9", "av1"]);
});

Deno.test("stays where it is for somebody who is back before that", () => {
  const { negotiation, used, timers } = aNegotiation();
  negotiation.viewers([ALL, OLDER]);

  for (let round = 0; round < 10; round++) {
    negotiation.viewers([ALL]);
    timers.advance(20_000);
    negotiation.viewers([ALL, OLDER]);
    timers.advance(20_000);
  }

  assertEquals(used, ["vp9"]);
});

Deno.test("waits longer each time for people who come and go slowly", () => {
  const { negotiation, used, timers } = aNegotiation();
  negotiation.viewers([ALL]);
  const waits: number[] = [];
  for (let round = 0; round < 6; round++) {
    negotiation.viewers([ALL, OLDER]);
    negotiation.viewers([ALL]);
    const before = used.length;
    let seconds = 0;
    while (used.length === before) {
      timers.advance(1000);
      seconds += 1;
    }
    waits.push(seconds);
  }

  assertEquals(waits, [30, 60, 120, 240, 300, 300]);
});

Deno.test("takes the next codec when this machine is too slow, and does not come back to it", () => {
  const { negotiation, used, timers } = aNegotiation();
  negotiation.viewers([ALL]);

  negotiation.tooSlow();
  timers.advance(600_000);
  negotiation.viewers([ALL, ALL]);
  timers.advance(600_000);
  negotiation.tooSlow();
  negotiation.tooSlow();

  assertEquals(used, ["av1", "vp9", "h264"]);
});

Deno.test("rather shows pictures slowly than not at all", () => {
  const { negotiation, used } = aNegotiation();
  negotiation.viewers([["av1", "vp9"]]);
  negotiation.tooSlow();

  negotiation.tooSlow();

  assertEquals(used, ["av1", "vp9"]);
});

Deno.test("changes nothing any more once sharing has stopped", () => {
  const { negotiation, used, timers } = aNegotiation();
  negotiation.viewers([OLDER]);
  negotiation.viewers([ALL]);

  negotiation.stop();
  timers.advance(600_000);

  assertEquals(used, ["vp9"]);
});

Deno.test("a machine is too slow when more than half of twenty pictures took over a fifth of a second", () => {
  const times = new CodingTimes();
  const answers = (took: number[]) => took.map((one) => times.took(one)).indexOf(true);

  assertEquals(answers([...Array(10).fill(900), ...Array(40).fill(20)]), -1);
  times.forget();
  assertEquals(answers(Array(40).fill(200)), -1);
  times.forget();
  assertEquals(answers(Array(40).fill(201)), 19);
  times.forget();
  assertEquals(times.took(900), false, "another codec begins from nothing");
});
