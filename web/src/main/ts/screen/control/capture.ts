import type { Surface } from "../../meeting/entity/messages.ts";

/** A screen, window or tab that the person chose in the browser's own picker. */
export interface Capture {
  readonly stream: MediaStream;
  readonly surface: Surface;
  /** What the system calls it; empty where the browser does not say. */
  readonly title: string;
  /** The pictures as a stream for a worker; `null` where the browser has no such thing. */
  readonly frames: ReadableStream<VideoFrame> | null;
}

interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
type TrackProcessorMaker = new (
  init: { track: MediaStreamTrack; maxBufferSize: number },
) => TrackProcessor;

const SURFACES: readonly Surface[] = ["monitor", "window", "browser"];
const INTERNAL_TITLE = /^(screen|window|web-contents-media-stream|browser):/i;

/** Whether this browser can share a screen at all. */
export function canCapture(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function" &&
    typeof VideoEncoder === "function";
}

/**
 * Lets the person choose what to share.
 *
 * @throws DOMException `NotAllowedError` if the person or the system says no
 */
export async function captureScreen(framesPerSecond: number): Promise<Capture> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    audio: false,
    video: {
      width: { ideal: 1920, max: 1920 },
      height: { ideal: 1080, max: 1080 },
      frameRate: { ideal: framesPerSecond, max: framesPerSecond },
    },
  });
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new DOMException("no video track", "NotFoundError");
  track.contentHint = "text";
  const named = track.getSettings().displaySurface;
  return {
    stream,
    // Where the browser does not say, the widest claim is the honest one.
    surface: SURFACES.find((surface) => surface === named) ?? "monitor",
    title: INTERNAL_TITLE.test(track.label) ? "" : track.label.slice(0, 120),
    frames: processor(track),
  };
}

/** Ends a capture; the browser then takes its own notice away. */
export function stopCapture(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The pictures of a track as a stream for a worker; `null` where the browser has no such thing. */
export function processor(track: MediaStreamTrack): ReadableStream<VideoFrame> | null {
  const known = globalThis as { MediaStreamTrackProcessor?: TrackProcessorMaker };
  const Maker = known.MediaStreamTrackProcessor;
  return Maker === undefined ? null : new Maker({ track, maxBufferSize: 2 }).readable;
}
