import type { MicrophoneFault } from "../entity/microphoneState.ts";
import type { ToVoice } from "../entity/speaking.ts";

/** The voice worker as the page sees it. */
export interface VoiceTarget {
  postMessage(message: ToVoice, transfer?: Transferable[]): void;
}

/** An open microphone. */
export interface MicrophoneSource {
  /** What the system calls it. */
  readonly label: string;
  /** Called when the device is gone or the permission was taken away. */
  ended: () => void;
  /** Hands what it hears to the worker from now on. */
  feed(worker: VoiceTarget): Promise<void>;
  /** Releases the device. */
  stop(): void;
}

interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
type TrackProcessorMaker = new (
  init: { track: MediaStreamTrack; maxBufferSize: number },
) => TrackProcessor;

/** Sound that waits for the worker when it is busy: a second, in parts of 10 ms. */
const PARTS_THAT_WAIT = 100;

/** Whether this browser can send voice at all. */
export function canSpeak(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function" &&
    typeof AudioEncoder === "function" && typeof AudioWorkletNode === "function";
}

/**
 * Opens a microphone with echo cancellation, noise suppression and gain control; empty for the system's own choice.
 *
 * @throws DOMException as the browser's own getUserMedia
 */
export async function openMicrophone(deviceId: string): Promise<MicrophoneSource> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: false,
    audio: {
      ...(deviceId === "" ? {} : { deviceId: { exact: deviceId } }),
      channelCount: 1,
      sampleRate: 48_000,
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  });
  const track = stream.getAudioTracks()[0];
  if (track === undefined) throw new DOMException("no audio track", "NotFoundError");
  return new OpenMicrophone(stream, track);
}

class OpenMicrophone implements MicrophoneSource {
  ended: () => void = () => {};
  private context: AudioContext | null = null;

  constructor(private readonly stream: MediaStream, private readonly track: MediaStreamTrack) {
    track.addEventListener("ended", () => this.ended());
  }

  get label(): string {
    return this.track.label;
  }

  async feed(worker: VoiceTarget): Promise<void> {
    const known = globalThis as { MediaStreamTrackProcessor?: TrackProcessorMaker };
    const Maker = known.MediaStreamTrackProcessor;
    if (Maker !== undefined) {
      const { track } = this;
      const frames = new Maker({ track, maxBufferSize: PARTS_THAT_WAIT }).readable;
      worker.postMessage({ kind: "start", frames, port: null }, [frames]);
      return;
    }
    await this.feedThroughWorklet(worker);
  }

  stop(): void {
    this.ended = () => {};
    for (const track of this.stream.getTracks()) track.stop();
    void this.context?.close();
  }

  private async feedThroughWorklet(worker: VoiceTarget): Promise<void> {
    // At the rate of the device: not every browser joins a microphone to a context of another rate.
    const context = new AudioContext();
    this.context = context;
    await context.audioWorklet.addModule(
      new URL("voiceCaptureWorklet.js", document.baseURI).href,
    );
    const capture = new AudioWorkletNode(context, "voice-capture", { numberOfOutputs: 0 });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ kind: "start", frames: null, port: port1 }, [port1]);
    capture.port.postMessage(port2, [port2]);
    context.createMediaStreamSource(this.stream).connect(capture);
  }
}

const FAULTS: Readonly<Record<string, MicrophoneFault>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
  TypeError: "unsupported",
};

/** What an error of the browser means for the person. */
export function faultOf(error: unknown): MicrophoneFault {
  return error instanceof Error ? FAULTS[error.name] ?? "failed" : "failed";
}
