import type { Timers } from "../../shell/entity/timers.ts";
import { workerScope } from "../../shell/entity/workerScope.ts";
import type { CodecName } from "../entity/codecs.ts";
import type { FromEncoder, ToEncoder } from "../entity/presenting.ts";
import { CAMERA_LINES, encodableCodecs } from "./codecChoice.ts";
import { CodecNegotiation } from "./codecNegotiation.ts";
import type { Claims } from "./codecRules.ts";
import { ScreenEncoder } from "./screenEncoder.ts";

/** Keeps capture and coding of the shared screen away from the page, which stays free for people. */
const scope = workerScope<ToEncoder, FromEncoder>();
const timers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
let encoder: ScreenEncoder | null = null;
let negotiation: CodecNegotiation | null = null;
let claims: Claims = [];
let mostLines = Number.POSITIVE_INFINITY;

scope.onmessage = (event) => {
  const message = event.data;
  switch (message.kind) {
    case "start":
      claims = message.claims;
      start(message.frames, message.camera).catch((error: unknown) =>
        scope.postMessage({ kind: "failed", reason: String(error) })
      );
      break;
    case "viewers":
      claims = message.claims;
      negotiation?.viewers(claims);
      break;
    case "capture":
      if (encoder === null) message.frame.close();
      else encoder.capture(message.frame);
      break;
    case "keyFrame":
      encoder?.wantKeyFrame();
      break;
    case "freeze":
      encoder?.freeze();
      break;
    case "goOn":
      encoder?.goOn();
      break;
    case "room":
      encoder?.hasRoom(message.bytesPerSecond);
      break;
    case "stop":
      negotiation?.stop();
      encoder?.stop();
      encoder = null;
      break;
  }
};

async function start(frames: ReadableStream<VideoFrame> | null, camera: boolean): Promise<void> {
  mostLines = camera ? CAMERA_LINES : Number.POSITIVE_INFINITY;
  const able = await encodableCodecs(camera ? "motion" : "text");
  if (able.size === 0) throw new Error("no codec");
  negotiation = new CodecNegotiation([...able.keys()], timers, (codec) => use(able, codec));
  negotiation.viewers(claims);
  if (frames === null) return;
  const reader = frames.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (encoder === null) value.close();
    else encoder.capture(value);
  }
  scope.postMessage({ kind: "ended" });
}

function use(able: ReadonlyMap<CodecName, VideoEncoderConfig>, codec: CodecName): void {
  const choice = able.get(codec);
  if (choice === undefined) return;
  if (encoder !== null) {
    encoder.use(choice);
    return;
  }
  encoder = new ScreenEncoder(
    choice,
    (message, transfer) => scope.postMessage(message, transfer),
    () => negotiation?.tooSlow(),
    mostLines,
  );
}
