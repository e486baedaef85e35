import { writeDescription } from "../../../main/ts/screen/control/description.ts";
import { ScreenDecoder } from "../../../main/ts/screen/control/screenDecoder.ts";
import type { ArrivedPicture } from "../../../main/ts/screen/entity/viewing.ts";
import { assertEquals } from "../assert.ts";
import { settled } from "../fakeTimers.ts";

/** A decoder that decodes at once and fails at a picture of zeros. */
class FakeDecoder {
  static readonly made: FakeDecoder[] = [];
  static isConfigSupported = ({ codec }: { codec: string }) =>
    Promise.resolve({ supported: codec.startsWith("vp09") });
  state = "unconfigured";
  decodeQueueSize = 0;

  constructor(
    private readonly init: { output: (frame: unknown) => void; error: (error: Error) => void },
  ) {
    FakeDecoder.made.push(this);
  }

  configure(): void {
    this.state = "configured";
  }

  decode(chunk: { timestamp: number; data: Uint8Array }): void {
    if (chunk.data[0] === 0) {
      this.state = "closed";
      this.init.error(new Error("Decoding error."));
      return;
    }
    const { timestamp } = chunk;
    this.init.output({ timestamp, displayWidth: 1280, displayHeight: 720, close: () => {} });
  }

  close(): void {
    this.state = "closed";
  }
}

function aDecoder() {
  Object.assign(globalThis, {
    VideoDecoder: FakeDecoder,
    EncodedVideoChunk: class {
      constructor(init: object) {
        Object.assign(this, init);
      }
    },
  });
  FakeDecoder.made.length = 0;
  const told: string[] = [];
  const decoder = new ScreenDecoder(() => {}, (message) => {
    told.push(
      message.kind === "shown"
        ? `shown ${message.number}${message.frozen ? " frozen" : ""}`
        : message.kind === "examined"
        ? `${message.decodable ? "" : "un"}decodable ${message.codec}`
        : message.kind,
    );
  });
  return { decoder, told };
}

function description(codec = "vp09.00.40.08", frozen = false): Uint8Array {
  return writeDescription({
    kind: "description",
    codec,
    codedWidth: 1280,
    codedHeight: 720,
    frozen,
  });
}

function picture(number: number, needed: number | null, content = 1): ArrivedPicture {
  const bytes = new Uint8Array([content]);
  return { kind: "picture", key: needed === null, number, needed, time: 0, bytes };
}

Deno.test("shows what it can and asks for a key frame where it cannot", () => {
  const { decoder, told } = aDecoder();
  decoder.picture(picture(1, null));
  assertEquals(told, ["keyFrameNeeded"]);

  decoder.describe(description());
  decoder.picture(picture(3, 2));
  decoder.picture(picture(5, null));
  decoder.picture(picture(6, 5));

  assertEquals(told.slice(1), ["keyFrameNeeded", "shown 5", "keyFrameFed", "shown 6"]);
});

Deno.test("builds a new decoder after an error, and feeds it from a key frame on", () => {
  const { decoder, told } = aDecoder();
  decoder.describe(description());
  decoder.picture(picture(2, null));
  told.length = 0;

  decoder.picture(picture(3, 2, 0));
  decoder.picture(picture(4, 2));
  decoder.picture(picture(5, null));

  assertEquals(told, ["keyFrameNeeded", "keyFrameNeeded", "shown 5", "keyFrameFed"]);
  assertEquals(FakeDecoder.made.length, 2);
});

Deno.test("keeps its decoder while the description stays the same", () => {
  const { decoder, told } = aDecoder();
  decoder.describe(description());
  decoder.picture(picture(2, null));

  decoder.describe(description());
  decoder.picture(picture(4, 2));
  assertEquals(told.at(-1), "shown 4");
  assertEquals(FakeDecoder.made.length, 1);

  decoder.describe(description("vp8"));
  decoder.picture(picture(6, 4));
  assertEquals(told.at(-1), "keyFrameNeeded");
});

// B-12
Deno.test("feeds nothing after a description that no decoder should see", () => {
  const { decoder, told } = aDecoder();

  decoder.describe(new TextEncoder().encode('{"codec":"exe","codedWidth":1,"codedHeight":1}'));
  decoder.picture(picture(2, null));

  assertEquals(told, ["keyFrameNeeded"]);
  assertEquals(FakeDecoder.made.length, 0);
});

Deno.test("says when the browser has no decoder for the screen", async () => {
  const { decoder, told } = aDecoder();

  decoder.describe(description("av01.0.08M.08"));
  await settled();
  decoder.picture(picture(2, null));
  assertEquals(told, ["undecodable av01.0.08M.08"]);
  assertEquals(FakeDecoder.made.length, 0, "what cannot be decoded is not even tried");

  decoder.describe(description("vp09.00.40.08"));
  await settled();
  decoder.picture(picture(4, null));
  assertEquals(told.slice(1), ["decodable vp09.00.40.08", "shown 4", "keyFrameFed"]);
});

Deno.test("tells of each picture whether it is frozen, and needs no other decoder for that", () => {
  const { decoder, told } = aDecoder();
  decoder.describe(description());
  decoder.picture(picture(2, null));
  decoder.describe(description("vp09.00.40.08", true));
  decoder.picture(picture(4, null));
  decoder.picture(picture(5, 4));
  decoder.describe(description());
  decoder.picture(picture(7, null));

  const shown = told.filter((each) => each.startsWith("shown"));
  assertEquals(shown, ["shown 2", "shown 4 frozen", "shown 5 frozen", "shown 7"]);
  assertEquals(FakeDecoder.made.length, 1);
});
