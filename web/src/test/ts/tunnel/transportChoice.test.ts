import { TransportChoice } from "../../../main/ts/tunnel/control/transportChoice.ts";
import { networkName, TransportMemory } from "../../../main/ts/tunnel/control/transportMemory.ts";
import { assertEquals } from "../assert.ts";
import { aChoice, aMemory } from "./aChoice.ts";

const DAY = 24 * 3600 * 1000;

Deno.test("begins with a WebSocket, then streams, and polls when the stream stays silent", () => {
  const choice = aChoice();

  assertEquals(choice.first(), "websocket");
  assertEquals(choice.instead("websocket", "refused"), "https");
  assertEquals(choice.instead("https", "silent"), "https-polling");
  assertEquals(choice.instead("https", "refused"), null);
  assertEquals(choice.instead("https-polling", "silent"), null);
});

Deno.test("tries a lost WebSocket twice, then HTTPS beside it", () => {
  const choice = aChoice();
  choice.worked("websocket", 0);
  choice.lost("websocket", 1000);
  const tried: string[] = [];

  for (let attempt = 0; attempt < 6; attempt++) {
    const next = choice.next();
    tried.push(next);
    choice.failed(next, "refused");
  }

  const [ws, https] = ["websocket", "https"];
  assertEquals(tried, [ws, ws, https, ws, https, ws]);
});

Deno.test("goes over to HTTPS when a WebSocket that stands is lost twice within a minute", () => {
  for (const [apart, next] of [[30_000, "https"], [61_000, "websocket"], [500, "websocket"]]) {
    const choice = aChoice();
    choice.worked("websocket", 0);

    choice.lost("websocket", 1_000);
    choice.worked("websocket", 1_100);
    choice.lost("websocket", 1_000 + Number(apart));

    assertEquals(choice.next(), next, `${apart} ms`);
  }
});

Deno.test("polls when a stream is silent, and streams again when polling fails", () => {
  const choice = aChoice();
  choice.worked("https", 0);

  choice.failed("https", "silent");
  assertEquals(choice.next(), "https-polling");
  choice.failed("https-polling", "refused");
  assertEquals(choice.next(), "https");
});

Deno.test("climbs after a minute, then in doubling distances up to ten minutes", () => {
  const choice = aChoice();

  const waits = [1, 2, 3, 4, 5, 6].map(() => choice.nextClimb() / 1000);

  assertEquals(waits, [60, 120, 240, 480, 600, 600]);
});

Deno.test("climbs soon again only after a WebSocket that stood for ten minutes", () => {
  const choice = aChoice();
  choice.nextClimb();
  choice.worked("websocket", 0);
  choice.lost("websocket", 300_000);
  assertEquals(choice.nextClimb(), 120_000);

  choice.lost("websocket", 601_000);
  assertEquals(choice.nextClimb(), 60_000);
});

Deno.test("remembers for a week what worked in a network, and nothing about a WebSocket", () => {
  const memory = aMemory();
  let network = "wifi/4g";
  let now = 0;
  const remembered = () => new TransportMemory(memory, () => network, () => now);
  new TransportChoice(remembered()).worked("https", 0);

  assertEquals(new TransportChoice(remembered()).first(), "https");
  network = "cellular/3g";
  assertEquals(new TransportChoice(remembered()).first(), "websocket");
  network = "wifi/4g";
  now = 7 * DAY;
  assertEquals(new TransportChoice(remembered()).first(), "websocket");
  now = DAY;
  new TransportChoice(remembered()).worked("websocket", 0);
  assertEquals([...memory.kept.values()], ["[]"]);
});

Deno.test("keeps no more than eight networks", () => {
  const memory = aMemory();
  for (let number = 0; number < 20; number++) {
    new TransportMemory(memory, () => `wifi/${number}`, () => 0).remember("https-polling");
  }

  const kept = JSON.parse([...memory.kept.values()][0]!) as { network: string }[];
  assertEquals(kept.map(({ network }) => network).slice(0, 2), ["wifi/19", "wifi/18"]);
  assertEquals(kept.length, 8);
});

Deno.test("remembers nothing where storage is forbidden or holds something else", () => {
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const none = new TransportMemory(
    { getItem: forbidden, setItem: forbidden },
    () => "x",
    () => 0,
  );
  none.remember("https");
  assertEquals(none.recall(), "websocket");
  for (const text of ["{", "7", "null", '[null,{"network":"x","transport":"pigeon","until":9}]']) {
    const memory = { getItem: () => text, setItem: () => {} };
    assertEquals(new TransportMemory(memory, () => "x", () => 0).recall(), "websocket", text);
  }
});

Deno.test("names a network by what the browser tells", () => {
  assertEquals(networkName(undefined), "unknown/unknown");
  assertEquals(networkName({ type: "wifi", effectiveType: "4g" }), "wifi/4g");
});
