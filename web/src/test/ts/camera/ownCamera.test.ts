import { OwnCamera } from "../../../main/ts/camera/control/ownCamera.ts";
import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import type { Line } from "../../../main/ts/meeting/control/screenShare.ts";
import type { Capture } from "../../../main/ts/screen/control/capture.ts";
import type { Presenter, PresenterEvents } from "../../../main/ts/screen/control/presenter.ts";
import { Channel } from "../../../main/ts/wire/channel.ts";
import type { Frame } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { settled } from "../fakeTimers.ts";

/** A camera with everything around it written down. */
class Scene {
  readonly states: string[] = [];
  readonly said: string[] = [];
  readonly sent: Frame[] = [];
  readonly calls: string[] = [];
  tracks = 0;
  encoder!: PresenterEvents;
  opened: () => Promise<Capture> = () => Promise.resolve(this.capture());
  answer: () => Promise<void> = () => Promise.resolve();
  readonly camera = new OwnCamera({
    open: () => this.opened(),
    present: (capture, events) => {
      this.encoder = events;
      return {
        capture,
        hasRoom: () => this.calls.push("room"),
        wantKeyFrame: () => this.calls.push("key"),
        viewers: () => this.calls.push("viewers"),
        stop: () => this.calls.push("stop"),
      } as unknown as Presenter;
    },
    ask: (on) => {
      this.said.push(on ? "on" : "off");
      return this.answer();
    },
    changed: ({ name }) => this.states.push(name),
    failed: (why) => this.said.push(`failed ${why}`),
    refused: (error) => this.said.push(`refused ${error}`),
  });

  capture(): Capture {
    const track = { stop: () => this.tracks++ };
    const stream = { getTracks: () => [track] } as unknown as MediaStream;
    return { stream, surface: "unknown", title: "", frames: null };
  }

  line(): Line {
    const frames = new OwnFrames(4, 0, () => 0);
    return { frames, send: (frame) => this.sent.push(frame), bytesPerSecond: () => 0 };
  }

  async on(): Promise<void> {
    this.camera.lineOpened(this.line());
    this.camera.toggle();
    await settled();
  }

  picture(key: boolean): void {
    const bytes = new Uint8Array([1]);
    const description = key ? new Uint8Array([123, 125]) : null;
    this.encoder.picture({ kind: "picture", key, layer: 0, capturedAt: 0, bytes }, description);
  }
}

Deno.test("sends pictures on the camera channel once the server lets it", async () => {
  const scene = new Scene();
  await scene.on();
  scene.picture(true);
  scene.picture(false);

  assertEquals(scene.states, ["opening", "asking", "on"]);
  assertEquals(scene.sent.map(({ header }) => [header.channel, header.kind, header.stream]), [
    [Channel.CAMERA, 1, 0],
    [Channel.CAMERA, 0, 0],
    [Channel.CAMERA, 0, 0],
  ]);
  assertEquals(scene.sent.map(({ header }) => header.extensions.neededFrame), [
    undefined,
    undefined,
    2,
  ]);
});

Deno.test("codes the next picture only when the last is on its way", async () => {
  const scene = new Scene();
  await scene.on();
  assertEquals(scene.calls, ["key", "room"]);

  scene.camera.drained();
  assertEquals(scene.calls, ["key", "room"]);
  scene.picture(true);
  scene.camera.drained();
  assertEquals(scene.calls, ["key", "room", "room"]);
});

Deno.test("releases the camera when the server says no", async () => {
  const scene = new Scene();
  scene.answer = () => Promise.reject("too-many-cameras");
  await scene.on();

  assertEquals(scene.states, ["opening", "asking", "off"]);
  assertEquals(scene.said, ["on", "refused too-many-cameras"]);
  assertEquals(scene.calls, ["stop"]);
});

Deno.test("says why the camera cannot be opened", async () => {
  const scene = new Scene();
  scene.opened = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  await scene.on();

  assertEquals(scene.states, ["opening", "off"]);
  assertEquals(scene.said, ["failed refused"]);
});

Deno.test("releases a camera that opens after the person has turned it off again", async () => {
  const scene = new Scene();
  scene.camera.lineOpened(scene.line());
  scene.camera.toggle();
  scene.camera.toggle();
  await settled();

  assertEquals(scene.states, ["opening", "off"]);
  assertEquals(scene.tracks, 1);
  assertEquals(scene.said, []);
});

Deno.test("asks again on the next line after a cut", async () => {
  const scene = new Scene();
  await scene.on();
  scene.camera.lineLost();
  scene.picture(true);
  assertEquals(scene.sent, []);

  scene.camera.lineOpened(scene.line());
  await settled();

  assertEquals(scene.states, ["opening", "asking", "on", "asking", "on"]);
  assertEquals(scene.said, ["on", "on"]);
});

Deno.test("releases the camera when somebody who leads turned it off, and says nothing more", async () => {
  const scene = new Scene();
  await scene.on();
  scene.camera.ended();

  assertEquals(scene.states.at(-1), "off");
  assertEquals(scene.calls.at(-1), "stop");
  assertEquals(scene.said, ["on"]);
});

Deno.test("tells the server when the person turns it off", async () => {
  const scene = new Scene();
  await scene.on();
  scene.camera.toggle();

  assertEquals(scene.said, ["on", "off"]);
  assertEquals(scene.states.at(-1), "off");
});
