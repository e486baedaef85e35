import { workerScope } from "../../shell/entity/workerScope.ts";
import type { FromEncoder, ToEncoder } from "../entity/presenting.ts";
import { chooseCodec } from "./codecChoice.ts";
import { ScreenEncoder } from "./screenEncoder.ts";

/** Keeps capture and coding of the shared screen away from the page, which stays free for people. */
const scope = workerScope<ToEncoder, FromEncoder>();
let encoder: ScreenEncoder | null = null;

scope.onmessage = (event) => {
  const message = event.data;
  switch (message.kind) {
    case "start":
      start(message.frames).catch((error: unknown) =>
        scope.postMessage({ kind: "failed", reason: String(error) })
      );
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
      encoder?.stop();
      encoder = null;
      break;
  }
};

async function start(frames: ReadableStream<VideoFrame> | null): Promise<void> {
  const choice = await chooseCodec();
  if (choice === null) throw new Error("no codec");
  encoder = new ScreenEncoder(choice, (message, transfer) => scope.postMessage(message, transfer));
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
