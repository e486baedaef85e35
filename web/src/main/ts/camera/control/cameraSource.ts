import { type Capture, processor } from "../../screen/control/capture.ts";
import { FRAMES_PER_SECOND } from "../../screen/control/codecChoice.ts";
import type { CameraFault } from "../entity/cameras.ts";

/** Whether this browser can send what a camera sees. */
export function canShowCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function" &&
    typeof VideoEncoder === "function";
}

/**
 * Opens the camera for small pictures.
 *
 * @throws DOMException as the browser's own getUserMedia
 */
export async function openCamera(): Promise<Capture> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      width: { ideal: 320 },
      height: { ideal: 180 },
      frameRate: { ideal: FRAMES_PER_SECOND, max: FRAMES_PER_SECOND },
      facingMode: "user",
    },
  });
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new DOMException("no video track", "NotFoundError");
  track.contentHint = "motion";
  return { stream, surface: "unknown", title: "", frames: processor(track) };
}

/** Why the camera could not be opened. */
export function cameraFault(error: unknown): CameraFault {
  if (!(error instanceof DOMException)) return "failed";
  switch (error.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
      return "busy";
    default:
      return "failed";
  }
}
