import { workerScope } from "../../shell/entity/workerScope.ts";
import type { FromDecoder, ToDecoder } from "../entity/viewing.ts";
import { ScreenDecoder } from "./screenDecoder.ts";

/** Keeps decoding and painting of the shared screen away from the page. */
const scope = workerScope<ToDecoder, FromDecoder>();
let canvas: OffscreenCanvas | null = null;
let context: OffscreenCanvasRenderingContext2D | null = null;
const decoder = new ScreenDecoder(paint, (message) => scope.postMessage(message));

scope.onmessage = (event) => {
  const message = event.data;
  switch (message.kind) {
    case "canvas":
      canvas = message.canvas;
      context = canvas.getContext("2d", { alpha: false });
      break;
    case "description":
      decoder.describe(message.bytes);
      break;
    case "picture":
      decoder.picture(message);
      break;
    case "reset":
      decoder.reset();
      break;
  }
};

function paint(frame: VideoFrame): void {
  if (canvas === null || context === null) return;
  if (canvas.width !== frame.displayWidth || canvas.height !== frame.displayHeight) {
    canvas.width = frame.displayWidth;
    canvas.height = frame.displayHeight;
  }
  context.drawImage(frame, 0, 0);
}
