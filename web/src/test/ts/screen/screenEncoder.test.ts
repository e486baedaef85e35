import { ScreenEncoder } from "../../../main/ts/screen/control/screenEncoder.ts";
import type { FromEncoder } from "../../../main/ts/screen/entity/presenting.ts";
import { assertEquals, assertTrue } from "../assert.ts";
import { settled } from "../fakeTimers.ts";

/** A captured picture that can be told from the others. */
class FakeFrame {
  readonly codedWidth = 1280;
  readonly codedHeight = 720;
  readonly visibleRect = { x: 0, y: 0, width: 1280, height: 720 };
  closed = false;

  constructor(readonly source: FakeFrame | string) {}

  get name(): string {
    return typeof this.source === "string" ? this.source : this.source.name;
  }

  close(): void {
    this.closed = true;
  }
}

/** Codes at once; a coded picture is the name of what was captured. */
class FakeEncoder {
  /** Whether what is handed over is still being coded. */
  static stuck = false;
  state = "unconfigured";
  encodeQueueSize = 0;
  codec = "";

  constructor(private readonly init: { output: (chunk: unknown, metadata?: unknown) => void }) {}

  configure({ codec }: { codec: string }): void {
    this.state = "configured";
    this.codec = codec;
  }

  encode(frame: FakeFrame, { keyFrame }: { keyFrame: boolean }): void {
    const bytes = new TextEncoder().encode(frame.name);
    if (FakeEncoder.stuck) return;
    this.init.output({
      type: keyFrame ? "key" : "delta",
      timestamp: 0,
      byteLength: bytes.length,
      copyTo: (into: Uint8Array) => into.set(bytes),
    });
  }

  close(): void {
    this.state = "closed";
  }
}

function anEncoder() {
  Object.assign(globalThis, {
    VideoEncoder: FakeEncoder,
    VideoFrame: FakeFrame,
    createImageBitmap: (frame: FakeFrame) => Promise.resolve({ name: frame.name }),
  });
  const told: string[] = [];
  const encoder = new ScreenEncoder({ codec: "vp8", width: 2, height: 2 }, (message) => {
    told.push(inWords(message));
  });
  const captured: FakeFrame[] = [];
  const capture = (name: string) => {
    const frame = new FakeFrame(name);
    captured.push(frame);
    encoder.capture(frame as unknown as VideoFrame);
    encoder.hasRoom(0);
  };
  return { encoder, told, capture, captured };
}

function inWords(message: FromEncoder): string {
  switch (message.kind) {
    case "picture":
      return `${message.key ? "key " : ""}${new TextDecoder().decode(message.bytes)}`;
    case "description":
      return message.frozen ? "described frozen" : "described";
    case "frozen":
      return `keeps ${(message.picture as unknown as { name: string }).name}`;
    default:
      return message.kind;
  }
}

Deno.test("lets nothing newer than the frozen picture out, whoever asks and whatever is captured", async () => {
  const { encoder, told, capture, captured } = anEncoder();
  capture("first");
  capture("second");
  told.length = 0;

  encoder.freeze();
  capture("secret");
  capture("more secret");
  encoder.wantKeyFrame();
  encoder.hasRoom(0);
  await settled();

  assertTrue(told.includes("keeps second"));
  assertEquals(told.filter((each) => each.includes("secret")), []);
  const pictures = told.filter((each) => !/described|keeps/.test(each));
  assertEquals([...new Set(pictures)], ["key second"]);
  assertEquals(told.slice(0, 2), ["described frozen", "key second"]);
  assertTrue(captured[2]?.closed === true, "an older picture that is not shown is let go");
  encoder.stop();
  assertTrue(captured.every((frame) => frame.closed));
});

Deno.test("goes on with a key frame of the newest picture, described as moving", () => {
  const { encoder, told, capture } = anEncoder();
  capture("first");
  encoder.freeze();
  encoder.hasRoom(0);
  capture("hidden");
  capture("newest");
  told.length = 0;

  encoder.goOn();
  encoder.hasRoom(0);
  capture("next");

  assertEquals(told.slice(0, 2), ["described", "key newest"]);
  assertEquals(told.filter((each) => each.includes("hidden")), []);
  assertEquals(told.at(-1), "next");
  encoder.stop();
});

Deno.test("goes on with the picture it has when the screen stood still", () => {
  const { encoder, told, capture } = anEncoder();
  capture("first");
  encoder.freeze();
  encoder.hasRoom(0);
  told.length = 0;

  encoder.goOn();

  assertEquals(told, ["described", "key first"]);
  encoder.stop();
});

Deno.test("goes on in another codec with a description and a key frame of the same picture", () => {
  const { encoder, told, capture } = anEncoder();
  capture("first");
  capture("second");
  told.length = 0;

  encoder.use({ codec: "vp09.00.40.08", width: 2, height: 2 });
  encoder.hasRoom(0);
  capture("third");

  assertEquals(told.slice(0, 3), ["described", "key second", "third"]);
  encoder.stop();
});

Deno.test("waits for nothing that was being coded when the codec changed", () => {
  const { encoder, told, capture } = anEncoder();
  capture("first");
  FakeEncoder.stuck = true;
  capture("lost");
  FakeEncoder.stuck = false;
  told.length = 0;

  encoder.use({ codec: "vp09.00.40.08", width: 2, height: 2 });

  assertEquals(told.slice(0, 2), ["described", "key lost"]);
  encoder.stop();
});

Deno.test("keeps the frozen picture when the codec changes", () => {
  const { encoder, told, capture } = anEncoder();
  capture("first");
  encoder.freeze();
  encoder.hasRoom(0);
  capture("secret");
  told.length = 0;

  encoder.use({ codec: "vp09.00.40.08", width: 2, height: 2 });
  encoder.hasRoom(0);

  assertEquals(told.slice(0, 2), ["described frozen", "key first"]);
  assertEquals(told.filter((each) => each.includes("secret")), []);
  encoder.stop();
});
