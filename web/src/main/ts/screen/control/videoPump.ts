/**
 * Takes the pictures of a capture through a hidden video, for browsers without MediaStreamTrackProcessor.
 *
 * Answers how to stop it.
 */
export function pumpVideo(stream: MediaStream, take: (frame: VideoFrame) => void): () => void {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = stream;
  let running = true;
  const next = () => {
    if (!running) return;
    take(new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) }));
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
  // A capture that has just ended cannot play; its end is reported by the track.
  video.play().catch(() => {});
  return () => {
    running = false;
    video.srcObject = null;
  };
}
