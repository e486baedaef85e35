import { closeCodeOf, closeKey } from "../../../main/ts/wire/closeCode.ts";
import type { Piece } from "../../../main/ts/wire/hopUnit.ts";
import { ReceiveSequence, SendSequence } from "../../../main/ts/wire/sequence.ts";
import {
  authorization,
  offered,
  offerOfTunnel,
  offerWithTicket,
} from "../../../main/ts/wire/tunnelOpening.ts";
import { assertEquals } from "../assert.ts";
import { reasonOf } from "./vectors.ts";

function piece(number: number): Piece {
  const payload = new Uint8Array(1);
  const mark = { index: 0, first: true, last: true, asking: false, fields: {} };
  return { type: "piece", number, acknowledged: 0, handle: 0, ...mark, payload };
}

Deno.test("the last number is used and then the tunnel must close", () => {
  const sent = new SendSequence(0xffff_fffd);
  assertEquals(sent.next(), 0xffff_fffe);
  assertEquals(reasonOf(() => sent.next()), "numbers-exhausted");
});

Deno.test("numbers pass 2^31 without changing sign", () => {
  const received = new ReceiveSequence(0x7fff_ffff);
  assertEquals(received.accept(piece(0x8000_0000)), true);
  assertEquals(received.last, 0x8000_0000);
});

Deno.test("an acknowledgement of something never sent is refused, an older one passed over", () => {
  const sent = new SendSequence();
  sent.next();
  assertEquals([sent.acknowledge(1), sent.acknowledge(0), sent.acknowledged], [true, false, 1]);
  assertEquals(reasonOf(() => sent.acknowledge(2)), "bad-acknowledgement");
});

// B-11
Deno.test("a repeat is passed over and counted, a hole refused", () => {
  const received = new ReceiveSequence();
  assertEquals([1, 2, 1].map((number) => received.accept(piece(number))), [true, true, false]);
  assertEquals([received.last, received.repeats], [2, 1]);
  assertEquals(reasonOf(() => received.accept(piece(4))), "number-gap");
});

Deno.test("a gap takes the place of the numbers that it names", () => {
  const received = new ReceiveSequence(10);
  assertEquals(received.accept({ type: "gap", acknowledged: 0, from: 9, to: 20 }), true);
  assertEquals(received.accept({ type: "gap", acknowledged: 0, from: 5, to: 20 }), false);
  assertEquals(received.accept(piece(21)), true);
});

Deno.test("offers say what a connection is, in a sub-protocol or a header", () => {
  assertEquals(offered(offerWithTicket("abc")), ["tsudoi.1", "ticket.abc"]);
  const rest = { tunnelId: "id", secret: "secret", generation: 1, lastReceived: 5 };
  const offer = offerOfTunnel({ direction: "uplink", ...rest });
  assertEquals(offered(offer), ["tsudoi.1", "uplink.id.secret.1.5"]);
  assertEquals(authorization(offer), "Tsudoi uplink.id.secret.1.5");
});

Deno.test("close codes have names, others have none", () => {
  assertEquals(closeKey(4411), "expelled");
  assertEquals(closeKey(4999), undefined);
  assertEquals(closeCodeOf("expelled"), 4411);
  assertEquals(closeCodeOf("left"), 1000);
  assertEquals(closeCodeOf("normal"), undefined);
});
