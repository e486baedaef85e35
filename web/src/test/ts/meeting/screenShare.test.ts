import { type Line, ScreenShare } from "../../../main/ts/meeting/control/screenShare.ts";
import { OwnFrames } from "../../../main/ts/meeting/control/ownFrames.ts";
import type { Capture } from "../../../main/ts/screen/control/capture.ts";
import type { Claims } from "../../../main/ts/screen/control/codecRules.ts";
import type { Presenter, PresenterEvents } from "../../../main/ts/screen/control/presenter.ts";
import type { EncodedPicture } from "../../../main/ts/screen/entity/presenting.ts";
import { ControlKind } from "../../../main/ts/wire/controlKind.ts";
import type { Frame } from "../../../main/ts/wire/frame.ts";
import { assertEquals } from "../assert.ts";
import { settled } from "../fakeTimers.ts";

const STREAM = { getTracks: () => [] } as unknown as MediaStream;
const CAPTURE: Capture = { stream: STREAM, surface: "window", title: "Plan", frames: null };

/** A share with everything around it written down. */
class Scene {
  readonly states: string[] = [];
  readonly failures: string[] = [];
  readonly sent: Frame[] = [];
  readonly calls: string[] = [];
  stopped = 0;
  encoder!: PresenterEvents;
  choice: Promise<Capture> = Promise.resolve(CAPTURE);
  readonly share = new ScreenShare(
    () => this.choice,
    (capture, events, claims) => {
      this.encoder = events;
      this.calls.push(...(claims.length > 0 ? [`for ${claims.join(" + ")}`] : []));
      return {
        capture,
        hasRoom: () => this.calls.push("room"),
        wantKeyFrame: () => this.calls.push("key"),
        viewers: (next: Claims) => this.calls.push(`for ${next.join(" + ")}`),
        stop: () => this.calls.push("stop"),
      } as unknown as Presenter;
    },
    {
      changed: (presenting) => this.states.push(presenting.name),
      failed: (text) => this.failures.push(text),
      stopped: () => this.stopped++,
      reduced: () => {},
    },
  );

  line(): Line {
    const frames = new OwnFrames(4, 0, () => 0);
    return { frames, send: (frame) => this.sent.push(frame), bytesPerSecond: () => 0 };
  }

  async asking(): Promise<void> {
    this.share.lineOpened(this.line());
    await this.share.begin();
    this.encoder.ready("vp09.00.40.08", 1280, 720);
    this.picture(true);
  }

  picture(key: boolean): void {
    const one: EncodedPicture = {
      kind: "picture",
      key,
      layer: 0,
      capturedAt: 0,
      bytes: new Uint8Array([1]),
    };
    this.encoder.picture(one, key ? new Uint8Array([123, 125]) : null);
  }

  kinds(): string[] {
    return this.sent.map((frame) => `${frame.header.channel}.${frame.header.kind}`);
  }
}

Deno.test("sends no picture before the server lets it", async () => {
  const scene = new Scene();
  await scene.asking();
  assertEquals(scene.kinds(), [`0.${ControlKind.SHARE_REQUEST}`]);

  scene.share.began();

  assertEquals(scene.kinds(), [`0.${ControlKind.SHARE_REQUEST}`, "2.1", "2.0"]);
  assertEquals(scene.states, ["choosing", "asking", "on"]);
});

Deno.test("stops the capture when the server refuses, and says why", async () => {
  const scene = new Scene();
  await scene.asking();

  scene.share.refused(1, "screen-already-shared");

  assertEquals(scene.failures, ["problem.screen-already-shared"]);
  assertEquals(scene.calls, ["stop"]);
  assertEquals(scene.states.at(-1), "nothing");
});

Deno.test("takes a closed picker as a change of mind", async () => {
  const scene = new Scene();
  scene.choice = Promise.reject(new DOMException("Permission denied", "NotAllowedError"));

  await scene.share.begin();

  assertEquals(scene.failures, []);
  assertEquals(scene.states, ["choosing", "nothing"]);
});

Deno.test("tells the server when the person stops in the browser", async () => {
  const scene = new Scene();
  await scene.asking();
  scene.share.began();

  scene.encoder.ended();

  assertEquals(scene.kinds().at(-1), `0.${ControlKind.SHARE_END}`);
  assertEquals(scene.stopped, 1);
});

Deno.test("goes on by itself after a lost connection, with a fresh key frame", async () => {
  const scene = new Scene();
  await scene.asking();
  scene.share.began();

  scene.share.lineLost();
  scene.picture(false);
  scene.sent.length = 0;
  scene.share.lineOpened(scene.line());
  assertEquals(scene.kinds(), [`0.${ControlKind.SHARE_REQUEST}`]);
  scene.share.began();

  assertEquals(scene.calls, ["key", "room"]);
  assertEquals(scene.states.at(-1), "on");
});

Deno.test("lets a capture go that was chosen after the meeting had ended", async () => {
  const scene = new Scene();
  let stopped = 0;
  const track = { stop: () => stopped++ };
  const stream = { getTracks: () => [track] } as unknown as MediaStream;
  const choice = Promise.withResolvers<Capture>();
  scene.choice = choice.promise;
  const begun = scene.share.begin();

  scene.share.stop();
  choice.resolve({ ...CAPTURE, stream });
  await begun;
  await settled();

  assertEquals(stopped, 1);
  assertEquals(scene.states, ["choosing", "nothing"]);
});

Deno.test("begins anew with a key frame when pictures were lost on a line that goes on", async () => {
  const scene = new Scene();
  await scene.asking();
  scene.share.picturesLost();
  assertEquals(scene.calls, []);
  scene.share.began();

  scene.share.picturesLost();

  assertEquals(scene.calls, ["key", "room"]);
  assertEquals(scene.states.at(-1), "on");
});

Deno.test("tells the encoder what the others decode, from the beginning and when it changes", async () => {
  const scene = new Scene();
  scene.share.viewers([["av1", "vp9"]]);
  await scene.asking();

  scene.share.viewers([["av1", "vp9"]]);
  scene.share.viewers([["av1", "vp9"], ["h264"]]);

  assertEquals(scene.calls, ["for av1,vp9", "for av1,vp9 + h264"]);
});
