/**
 * Takes the pictures of a capture through a hidden video, for browsers without MediaStreamTrackProcessor.
 *
 * Answers how to stop it.
 */
export function pumpVideo(stream: MediaStream, take: (frame: VideoFrame) => void): () => void {
  const video = hiddenVideo(stream);
  let running = true;
  const next = () => {
    if (!running) return;
    take(new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) }));
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
  return () => {
    running = false;
    video.srcObject = null;
  };
}

/** Is one more listener of a capture, which takes nothing; answers how to end it. */
export function listenTo(stream: MediaStream): () => void {
  const video = hiddenVideo(stream);
  return () => {
    video.srcObject = null;
  };
}

function hiddenVideo(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = stream;
  // A capture that has just ended cannot play; its end is reported by the track.
  video.play().catch(() => {});
  return video;
}
