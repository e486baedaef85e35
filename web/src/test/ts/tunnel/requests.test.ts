import { pollingDownlink } from "../../../main/ts/tunnel/control/pollingDownlink.ts";
import { REQUEST_BYTES, RequestUplink } from "../../../main/ts/tunnel/control/requestUplink.ts";
import { streamingDownlink } from "../../../main/ts/tunnel/control/streamingDownlink.ts";
import { writeUnit } from "../../../main/ts/wire/hopUnit.ts";
import type { Socket } from "../../../main/ts/tunnel/entity/socket.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { FakeTimers } from "../fakeTimers.ts";
import { arrived, FakeFetch } from "./fakeFetch.ts";

const OFFER = "uplink.tunnel-id-0123456789.secret-0123456789abcdef.1.0";

function listen(socket: Socket): string[] {
  const told: string[] = [];
  socket.opened = () => told.push("opened");
  socket.received = (bytes) => told.push(`received ${bytes.length}`);
  socket.closed = (code) => told.push(`closed ${code}`);
  return told;
}

function anUplink() {
  const timers = new FakeTimers();
  const network = new FakeFetch();
  const uplink = new RequestUplink(network.fetch, "https://host/tunnel/up", OFFER, timers);
  return { timers, network, uplink, told: listen(uplink) };
}

function unit(bytes: number, mark: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes).fill(mark);
}

Deno.test("shows the offer in a header, and nothing else of this browser", async () => {
  const { network, uplink } = anUplink();

  uplink.send(unit(28, 1));
  await arrived();

  const { request, address } = network.last;
  assertEquals(address, "https://host/tunnel/up");
  assertEquals(network.last.header("Authorization"), `Tsudoi ${OFFER}`);
  assertEquals(network.last.header("Tsudoi-Request"), "1");
  assertEquals([request.method, request.credentials, request.cache], ["POST", "omit", "no-store"]);
});

Deno.test("stands with the first answer, and hands over its acknowledgement", async () => {
  const { network, uplink, told } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  assertEquals(told, []);

  network.last.answer(200, new Uint8Array(16));
  await arrived();

  assertEquals(told, ["opened", "received 16"]);
});

Deno.test("has one request in flight, and puts what waits into the next, in whole units", async () => {
  const { network, uplink } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  for (let mark = 2; mark < 14; mark++) uplink.send(unit(8000, mark));
  await arrived();
  assertEquals(network.asked.length, 1);

  network.last.answer(200, new Uint8Array(16));
  await arrived();
  assertEquals(network.last.body.length, 8 * 8000);
  assertEquals(network.last.header("Tsudoi-Request"), "2");
  network.last.answer(200, new Uint8Array(16));
  await arrived();

  assertEquals(network.asked.map(({ body }) => body.length), [28, 64_000, 32_000]);
  assertEquals([network.last.body[0], network.last.body.at(-1)], [10, 13]);
  assertTrue(network.asked.every(({ body }) => body.length <= REQUEST_BYTES));
});

Deno.test("says in a header what only acknowledges, the newest number alone", async () => {
  const { network, uplink, timers, told } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  for (const acknowledged of [7, 9]) {
    uplink.send(writeUnit({ type: "acknowledgement", acknowledged }));
  }
  network.last.answer(200, new Uint8Array(16));
  await arrived();

  assertEquals(network.last.header("Tsudoi-Acknowledged"), "9");
  assertEquals([network.last.header("Tsudoi-Request"), network.last.body.length], ["2", 0]);
  network.last.fail();
  await arrived();
  uplink.send(unit(500, 2));
  timers.advance(250);
  await arrived();
  assertEquals([network.last.header("Tsudoi-Request"), network.last.body.length], ["2", 0]);
  network.last.answer(204);
  await arrived();
  assertEquals([network.last.header("Tsudoi-Request"), network.last.body.length], ["3", 500]);
  assertEquals(network.last.header("Tsudoi-Acknowledged"), null);
  assertEquals(told, ["opened", "received 16"]);
});

Deno.test("puts an acknowledgement beside other units in the body", async () => {
  const { network, uplink } = anUplink();

  uplink.send(writeUnit({ type: "acknowledgement", acknowledged: 7 }));
  uplink.send(unit(28, 1));
  await arrived();

  assertEquals([network.last.header("Tsudoi-Acknowledged"), network.last.body.length], [null, 44]);
});

Deno.test("takes an answer without a body to units for none", async () => {
  const { network, uplink, timers } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  network.last.answer(200, new Uint8Array(16));
  uplink.send(unit(500, 2));
  await arrived();

  network.last.answer(204);
  await arrived();
  timers.advance(250);
  await arrived();

  assertEquals(network.asked.map((asked) => asked.header("Tsudoi-Request")), ["1", "2", "2"]);
});

Deno.test("repeats a request without an answer unchanged, and counts what it repeats", async () => {
  const { network, uplink, timers, told } = anUplink();
  const repeated: number[] = [];
  uplink.repeats = (bytes) => repeated.push(bytes) > 0;
  uplink.send(unit(28, 1));
  await arrived();
  network.last.answer(200, new Uint8Array(16));
  uplink.send(unit(500, 2));
  await arrived();

  network.last.fail();
  await arrived();
  uplink.send(unit(700, 3));
  timers.advance(250);
  await arrived();

  assertEquals(network.asked.map(({ body }) => body.length), [28, 500, 500]);
  assertEquals(network.asked.map((asked) => asked.header("Tsudoi-Request")), ["1", "2", "2"]);
  assertEquals(repeated, [500]);
  network.last.answer(200, new Uint8Array(16));
  await arrived();
  assertEquals(network.last.header("Tsudoi-Request"), "3");
  assertEquals(told, ["opened", "received 16", "received 16"]);
});

Deno.test("takes no answer within ten seconds for none", async () => {
  const { network, uplink, timers } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  network.last.answer(200, new Uint8Array(16));
  uplink.send(unit(28, 2));
  await arrived();

  timers.advance(10_000);
  await arrived();
  timers.advance(250);
  await arrived();

  assertEquals(network.asked.map((asked) => asked.header("Tsudoi-Request")), ["1", "2", "2"]);
});

Deno.test("counts as lost after three repeats in vain, or when no more may be repeated", async () => {
  for (const may of [true, false]) {
    const { network, uplink, timers, told } = anUplink();
    uplink.repeats = () => may;
    uplink.send(unit(28, 1));
    await arrived();
    network.last.answer(200, new Uint8Array(16));
    uplink.send(unit(28, 2));
    await arrived();

    for (let turn = 0; turn < 5; turn++) {
      network.last.fail();
      await arrived();
      timers.advance(2_000);
      await arrived();
    }

    assertEquals(told.at(-1), "closed 1006");
    assertEquals(network.asked.length, may ? 5 : 2);
  }
});

Deno.test("tells the server's reason from a page of a proxy", async () => {
  const cases: [number, string, number][] = [
    [401, "not-signed-in", 401],
    [409, "conflict", 409],
    [410, "expelled", 4411],
    [410, "left", 1000],
    [410, "lobby-refused", 401],
    [400, "bad-frame", 4400],
    [408, "peer-silent", 408],
    [503, "unavailable", 503],
  ];
  for (const [status, code, told] of cases) {
    const made = anUplink();
    made.uplink.send(unit(28, 1));
    await arrived();
    made.network.last.refuse(status, code);
    await arrived();
    assertEquals(made.told, [`closed ${told}`]);
  }
  for (const status of [401, 403, 407, 410, 502]) {
    const made = anUplink();
    made.uplink.send(unit(28, 1));
    await arrived();
    made.network.last.answer(status, "<html>", "text/html");
    await arrived();
    assertEquals(made.told, ["closed 1006"]);
  }
});

Deno.test("leaves with a request that outlives the page and holds all that waits", async () => {
  const { network, uplink } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();
  uplink.send(unit(40, 2));

  uplink.close(1000);
  await arrived();

  assertEquals(network.asked.length, 2);
  assertEquals(network.last.request.keepalive, true);
  assertEquals(network.last.header("Tsudoi-Request"), "1");
  assertEquals(network.last.body.length, 68);
});

Deno.test("sends nothing more when it is dropped", async () => {
  const { network, uplink, told } = anUplink();
  uplink.send(unit(28, 1));
  await arrived();

  uplink.close(3001);
  uplink.send(unit(28, 2));
  await arrived();

  assertEquals(network.asked.length, 1);
  assertEquals(told, []);
});

Deno.test("a stream stands with its first bytes and is lost with its end", async () => {
  const network = new FakeFetch();
  const told = listen(streamingDownlink(network.fetch, "https://host/tunnel/down", "downlink.x"));
  let stream!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (stream = controller),
  });

  network.last.answer(200, body);
  await arrived();
  assertEquals(told, []);
  stream.enqueue(new Uint8Array(2048));
  await arrived();
  stream.enqueue(new Uint8Array(3));
  await arrived();
  stream.close();
  await arrived();

  assertEquals(told, ["opened", "received 2048", "received 3", "closed 1006"]);
  assertEquals(network.last.header("Tsudoi-Mode"), null);
});

Deno.test("a poll hands over its whole answer and is complete", async () => {
  for (const bytes of [0, 44]) {
    const network = new FakeFetch();
    const told = listen(pollingDownlink(network.fetch, "https://host/tunnel/down", "downlink.x"));

    if (bytes === 0) network.last.answer(204);
    else network.last.answer(200, new Uint8Array(bytes));
    await arrived();

    const received = bytes === 0 ? [] : ["received 44"];
    assertEquals(told, ["opened", ...received, "closed 200"]);
    assertEquals(network.last.header("Tsudoi-Mode"), "poll");
  }
});

Deno.test("a downlink that is refused says why", async () => {
  for (const open of [streamingDownlink, pollingDownlink]) {
    const network = new FakeFetch();
    const told = listen(open(network.fetch, "https://host/tunnel/down", "downlink.x"));

    network.last.refuse(401, "not-signed-in");
    await arrived();

    assertEquals(told, ["closed 401"]);
  }
});
