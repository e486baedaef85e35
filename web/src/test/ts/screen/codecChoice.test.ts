import { encodableCodecs, encoderSettings } from "../../../main/ts/screen/control/codecChoice.ts";
import { assertEquals } from "../assert.ts";

/** A browser whose encoder can do what `able` says; asked is what it was asked for. */
async function choosing(able: (settings: VideoEncoderConfig) => boolean) {
  const asked: VideoEncoderConfig[] = [];
  const scope = globalThis as { VideoEncoder?: unknown };
  scope.VideoEncoder = {
    isConfigSupported: (settings: VideoEncoderConfig) => {
      asked.push(settings);
      return Promise.resolve({ supported: able(settings) });
    },
  };
  try {
    return { chosen: await encodableCodecs(), asked };
  } finally {
    delete scope.VideoEncoder;
  }
}

Deno.test("two layers are chosen where the encoder can, so that slow viewers do without the upper one", async () => {
  const { chosen } = await choosing(() => true);

  assertEquals(chosen.get("vp9")?.scalabilityMode, "L1T2");
  assertEquals(chosen.get("h264")?.scalabilityMode, "L1T2");
});

Deno.test("one layer is chosen where the encoder cannot do two", async () => {
  const { chosen, asked } = await choosing(({ scalabilityMode }) => scalabilityMode === undefined);

  assertEquals([...chosen.keys()], ["av1", "vp9", "h264"]);
  assertEquals([...chosen.values()].map((choice) => choice.scalabilityMode), [
    undefined,
    undefined,
    undefined,
  ]);
  assertEquals(asked.filter(({ codec }) => codec.startsWith("vp09")).length, 2);
});

Deno.test("AV1 has one layer: with two a picture at rest would not get better", async () => {
  const { chosen, asked } = await choosing(() => true);

  assertEquals(chosen.get("av1")?.scalabilityMode, undefined);
  assertEquals(asked.filter(({ codec }) => codec.startsWith("av01")).length, 1);
});

Deno.test("the layers chosen stay when the settings follow the line", async () => {
  const { chosen } = await choosing(() => true);
  const choice = chosen.get("vp9");
  if (choice === undefined) throw new Error("no VP9");

  assertEquals(encoderSettings(choice, 1280, 720, 300_000).scalabilityMode, "L1T2");
});

Deno.test("a codec that the encoder cannot do at all is not offered", async () => {
  const { chosen } = await choosing(({ codec }) => !codec.startsWith("av01"));

  assertEquals([...chosen.keys()], ["vp9", "h264"]);
});
