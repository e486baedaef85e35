import { workerScope } from "../../shell/entity/workerScope.ts";
import type { CapturedSamples, FromVoice, ToVoice } from "../entity/speaking.ts";
import { opusCoder } from "./opusCoder.ts";
import { VoiceEncoder } from "./voiceEncoder.ts";

/** Keeps the coding of speech away from the page: a page that is busy drawing must not make anybody stutter. */
const scope = workerScope<ToVoice, FromVoice>();
let encoder: VoiceEncoder | null = null;

scope.onmessage = (event) => {
  const message = event.data;
  switch (message.kind) {
    case "start":
      start(message.frames, message.port).catch((error: unknown) => tell(failure(error)));
      break;
    case "packets":
      encoder?.packetsOf(message.millis);
      break;
    case "stop":
      encoder?.stop();
      encoder = null;
      break;
  }
};

async function start(
  frames: ReadableStream<AudioData> | null,
  port: MessagePort | null,
): Promise<void> {
  const began = new VoiceEncoder(20, opusCoder, tell);
  encoder = began;
  if (port !== null) {
    port.onmessage = (event: MessageEvent<CapturedSamples>) => {
      encoder?.take(event.data.samples, event.data.sampleRate, Date.now());
    };
  }
  if (frames === null) return;
  const reader = frames.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    encoder?.take(firstChannel(value), value.sampleRate, Date.now());
    value.close();
  }
  tell({ kind: "ended" });
}

function firstChannel(data: AudioData): Float32Array {
  const samples = new Float32Array(data.numberOfFrames);
  data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
  return samples;
}

function tell(message: FromVoice): void {
  scope.postMessage(message, message.kind === "packet" ? [message.bytes.buffer] : []);
}

function failure(error: unknown): FromVoice {
  return { kind: "failed", reason: String(error) };
}
