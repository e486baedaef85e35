import { Microphone, type VoiceWorker } from "../../../main/ts/voice/control/microphone.ts";
import { faultOf, type MicrophoneSource } from "../../../main/ts/voice/control/microphoneSource.ts";
import type { FromVoice, ToVoice } from "../../../main/ts/voice/entity/speaking.ts";
import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import { Flag } from "../../../main/ts/wire/endToEndHeader.ts";
import type { Frame } from "../../../main/ts/wire/frame.ts";
import { settled } from "../fakeTimers.ts";
import { assertEquals } from "../assert.ts";

class FakeWorker implements VoiceWorker {
  onmessage: ((event: MessageEvent<FromVoice>) => void) | null = null;
  readonly told: ToVoice[] = [];
  terminated = false;

  postMessage(message: ToVoice): void {
    this.told.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: FromVoice): void {
    this.onmessage?.({ data: message } as MessageEvent<FromVoice>);
  }

  packet(loudness = 5): void {
    const bytes = new Uint8Array([1, 2, 3]);
    this.say({ kind: "packet", bytes, millis: 20, capturedAt: 5000, loudness });
  }
}

class FakeSource implements MicrophoneSource {
  ended: () => void = () => {};
  stopped = false;
  constructor(readonly label: string) {}
  feed(): Promise<void> {
    return Promise.resolve();
  }
  stop(): void {
    this.stopped = true;
  }
}

function aMicrophone(deviceId = "", push = false) {
  const seen = { states: [] as string[], replaced: [] as string[], thin: [] as boolean[] };
  const workers: FakeWorker[] = [];
  const sources: FakeSource[] = [];
  const sent: Frame[] = [];
  const asked: string[] = [];
  const world = {
    refuse: null as string | null,
    missing: new Set<string>(),
    rate: 0,
    now: 100_000,
    clock: 4000,
  };
  const microphone = new Microphone(
    {
      open: (id) => {
        asked.push(id);
        if (world.refuse !== null) return Promise.reject(new DOMException("no", world.refuse));
        if (world.missing.has(id)) return Promise.reject(new DOMException("no", "NotFoundError"));
        const source = new FakeSource(`device ${id}`);
        sources.push(source);
        return Promise.resolve(source);
      },
      worker: () => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      },
      now: () => world.now,
      clock: () => world.clock,
      changed: (state) => {
        const quiet = state.name === "on" && state.quiet === true;
        seen.states.push(state.name === "failed" ? state.why : quiet ? "quiet" : state.name);
      },
      level: () => {},
      replaced: (label) => seen.replaced.push(label),
      thin: (thin) => seen.thin.push(thin),
    },
    deviceId,
    push,
  );
  const line = {
    frames: new OwnFrames(4, 1000, () => 6000),
    send: (frame: Frame) => void sent.push(frame),
    bytesPerSecond: () => world.rate,
  };
  microphone.lineOpened(line);
  return { microphone, seen, workers, sources, sent, asked, world, line };
}

Deno.test("is off at first, and asks for nothing", () => {
  assertEquals(aMicrophone().asked, []);
});

Deno.test("sends what is said with number, time and loudness", async () => {
  const { microphone, workers, sent } = aMicrophone();
  await microphone.turnOn();

  workers[0]?.packet(5);
  workers[0]?.packet(3);

  const headers = sent.map(({ header }) => header);
  assertEquals(headers.map(({ channel }) => channel), [Channel.VOICE, Channel.VOICE]);
  assertEquals(
    headers.map(({ number, layer, timeMillis, kind }) => [number, layer, timeMillis, kind]),
    [
      [1, 5, 4000, 0],
      [2, 3, 4000, 0],
    ],
  );
});

Deno.test("sends nothing any more once it is off, but that it is off; the device is released", async () => {
  const { microphone, workers, sources, sent, seen } = aMicrophone();
  await microphone.turnOn();
  workers[0]?.packet();

  await microphone.toggle();
  workers[0]?.packet();

  assertEquals(sent.map(({ header }) => header.flags), [0, Flag.END]);
  assertEquals(sent[1]?.payload.length, 0);
  assertEquals([workers[0]?.terminated, sources[0]?.stopped], [true, true]);
  assertEquals(seen.states, ["opening", "on", "off"]);
});

Deno.test("releases a device that opens after the person has changed their mind", async () => {
  const { microphone, sources, seen } = aMicrophone();
  const opening = microphone.turnOn();

  await microphone.toggle();
  await opening;

  assertEquals(sources[0]?.stopped, true);
  assertEquals(seen.states, ["opening", "off"]);
});

Deno.test("has a reason for each way in which a browser says no", async () => {
  for (
    const [name, why] of [
      ["NotAllowedError", "refused"],
      ["NotFoundError", "missing"],
      ["NotReadableError", "busy"],
      ["ChickenError", "failed"],
    ] as const
  ) {
    const { microphone, seen, world } = aMicrophone();
    world.refuse = name;

    await microphone.turnOn();

    assertEquals(seen.states, ["opening", why]);
  }
  assertEquals(faultOf("no error at all"), "failed");
});

Deno.test("takes the default device when the one of last time is not here", async () => {
  const { microphone, asked, seen, world } = aMicrophone("headset");
  world.missing.add("headset");

  await microphone.turnOn();

  assertEquals(asked, ["headset", ""]);
  assertEquals(seen.states, ["opening", "on"]);
});

Deno.test("goes on with the default device when the one in use is unplugged, and says so", async () => {
  const { microphone, sources, workers, seen, sent } = aMicrophone("headset");
  await microphone.turnOn();

  sources[0]?.ended();
  await settled();

  assertEquals(seen.states, ["opening", "on", "opening", "on"]);
  assertEquals(seen.replaced, ["device "]);
  workers[1]?.packet();
  assertEquals(sent.length, 1);
});

Deno.test("says that nobody hears the person when nothing is left after unplugging", async () => {
  const { microphone, sources, seen, world } = aMicrophone("headset");
  await microphone.turnOn();
  world.missing.add("");

  sources[0]?.ended();
  await settled();

  assertEquals(seen.states.at(-1), "unplugged");
});

Deno.test("changes the device while it is on", async () => {
  const { microphone, asked, sources } = aMicrophone();
  await microphone.turnOn();

  await microphone.use("headset");

  assertEquals(asked, ["", "headset"]);
  assertEquals(sources.map(({ stopped }) => stopped), [true, false]);
});

Deno.test("makes longer packets on a thin line, and short ones when it is wide again", async () => {
  const { microphone, workers, seen, world } = aMicrophone();
  await microphone.turnOn();
  world.rate = 7000;
  workers[0]?.packet();

  world.rate = 0;
  world.now += 5000;
  workers[0]?.packet();
  assertEquals(workers[0]?.told, [{ kind: "packets", millis: 60 }]);

  world.rate = 20_000;
  workers[0]?.packet();
  assertEquals(workers[0]?.told.at(-1), { kind: "packets", millis: 20 });
  assertEquals(seen.thin, [true, false]);
});

Deno.test("stays on while the tunnel is away; what is said meanwhile is lost", async () => {
  const { microphone, workers, sent, line } = aMicrophone();
  await microphone.turnOn();
  microphone.lineLost();
  workers[0]?.packet();

  microphone.lineOpened(line);
  workers[0]?.packet();

  assertEquals(sent.length, 1);
});

Deno.test("with push to talk nothing leaves the browser but what is said while holding", async () => {
  const { microphone, workers, sources, sent, seen, world } = aMicrophone("", true);
  world.clock = 4000;
  await microphone.hold();
  workers[0]?.packet();
  microphone.letGo();
  workers[0]?.packet();
  assertEquals(sent.map(({ header }) => header.flags), [0, Flag.END]);

  // What the coder had in hand was spoken before the button was pressed again.
  world.clock = 5001;
  await microphone.hold();
  workers[0]?.packet();
  assertEquals(sent.length, 2);
  world.clock = 5000;
  microphone.letGo();
  await microphone.hold();
  workers[0]?.packet();

  assertEquals(sent.map(({ header }) => header.flags), [0, Flag.END, Flag.END, 0]);
  assertEquals(sources.length, 1);
  assertEquals(seen.states, ["opening", "on", "quiet", "on", "quiet", "on"]);
});

Deno.test("a device that opens after the button was let go is quiet", async () => {
  const { microphone, workers, sent, seen } = aMicrophone("", true);
  const opening = microphone.hold();
  microphone.letGo();
  await opening;
  workers[0]?.packet();

  assertEquals(seen.states, ["opening", "quiet"]);
  assertEquals(sent.length, 0);
});

Deno.test("choosing push to talk makes it quiet at once, and leaving it never begins to send", async () => {
  const { microphone, workers, sources, sent, seen } = aMicrophone();
  await microphone.turnOn();
  workers[0]?.packet();
  microphone.usePush(true);
  workers[0]?.packet();
  microphone.usePush(false);

  assertEquals(sent.map(({ header }) => header.flags), [0, Flag.END]);
  assertEquals(seen.states, ["opening", "on", "quiet", "off"]);
  assertEquals(sources[0]?.stopped, true);
});

Deno.test("a leader's mute ends the holding; holding again speaks", async () => {
  const { microphone, workers, sent, seen } = aMicrophone("", true);
  await microphone.hold();
  microphone.turnOff();
  microphone.letGo();
  await microphone.hold();
  workers[1]?.packet();

  assertEquals(seen.states, ["opening", "on", "off", "opening", "on"]);
  assertEquals(sent.map(({ header }) => header.flags), [Flag.END, 0]);
});
