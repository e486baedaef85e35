import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Actions } from "../entity/actions.ts";
import type { Presenting } from "../entity/meetingState.ts";
import type { PicturePlace } from "../entity/pointer.ts";

type Sharing = Extract<Presenting, { preview: MediaStream }>;

const STEP = 0.02;
const WIDE_STEP = 0.1;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The presenter's own screen on the meeting page: what the others see, with a pointer on it, and the button that freezes
 * it. A whole screen is not shown while it moves, since it would mirror itself for ever; frozen it is.
 */
export class OwnScreenView {
  /** The buttons for the strip. */
  readonly point = tool("pointer", "meeting.point.start", () => this.choose(!this.pointing));
  readonly freeze = tool("freeze", "meeting.freeze.start", () => this.toggleFreeze());
  private readonly video = element("video", { label: "meeting.stage.preview" });
  private readonly still = element("canvas", {
    label: "meeting.freeze.picture",
    attributes: { role: "img" },
  });
  private readonly mark = element(
    "div",
    { class: "pointer-mark", attributes: { "aria-hidden": "true", hidden: true } },
    icon("pointer"),
  );
  private readonly frame = element("div", { class: "own-picture" });
  private readonly note = element("p", { class: "hint" });
  private readonly preview = element("div", { class: "preview" }, this.frame, this.note);
  private shown: ImageBitmap | null = null;
  private frozen = false;
  private pointing = false;
  private place: PicturePlace | null = null;

  constructor(private readonly actions: Actions) {
    this.video.muted = true;
    this.video.playsInline = true;
    this.frame.addEventListener("pointermove", (event) => this.moved(event));
    this.frame.addEventListener("pointerdown", (event) => this.moved(event));
    this.frame.addEventListener("pointerleave", () => this.to(null));
    this.frame.addEventListener("keydown", (event) => this.pressed(event));
    this.frame.addEventListener("blur", () => this.to(null));
    this.choose(false);
  }

  /** What is to be seen of it, or `null` where it would mirror itself. */
  show(presenting: Sharing): HTMLElement | null {
    const { frozen, preview, surface } = presenting;
    this.frozen = frozen !== null;
    const act = `meeting.freeze.${this.frozen ? "end" : "start"}`;
    say(lastOf(this.freeze), "text", act);
    say(this.freeze, "title", `${act}Hint`);
    this.freeze.classList.toggle("primary", this.frozen);
    setAttribute(this.freeze, "hidden", presenting.name !== "on");
    const mirrors = !this.frozen && (surface === "monitor" || surface === "unknown");
    const pointable = !mirrors && presenting.name === "on";
    setAttribute(this.point, "hidden", !pointable);
    if (!pointable) this.choose(false);
    if (mirrors) return null;
    this.play(preview);
    if (frozen !== null && frozen !== this.shown) this.paint(frozen);
    this.shown = frozen;
    const text = this.frozen ? "meeting.freeze.note" : "meeting.stage.previewNote";
    say(this.note, "text", this.pointing ? "meeting.point.note" : text);
    replaceChildren(this.frame, [this.frozen ? this.still : this.video, this.mark]);
    return this.preview;
  }

  /** Nothing is shared any more. */
  end(): void {
    this.choose(false);
    this.video.srcObject = null;
    this.shown = null;
  }

  private play(stream: MediaStream): void {
    if (this.video.srcObject === stream) return;
    this.video.srcObject = stream;
    // The stream may end before it plays; then there is nothing to show.
    this.video.play().catch(() => {});
  }

  private paint(picture: ImageBitmap): void {
    this.still.width = picture.width;
    this.still.height = picture.height;
    this.still.getContext("2d")?.drawImage(picture, 0, 0);
  }

  private toggleFreeze(): void {
    if (this.frozen) this.actions.goOn();
    else this.actions.freeze();
  }

  private choose(pointing: boolean): void {
    if (this.pointing && !pointing) this.to(null);
    this.pointing = pointing;
    this.point.setAttribute("aria-pressed", String(pointing));
    this.frame.classList.toggle("pointing", pointing);
    setAttribute(this.frame, "tabindex", pointing && "0");
    setAttribute(this.frame, "role", pointing && "group");
    say(this.frame, "aria-label", "meeting.point.place");
    say(this.note, "text", pointing ? "meeting.point.note" : "meeting.stage.previewNote");
  }

  private moved(event: PointerEvent): void {
    if (!this.pointing) return;
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    this.to({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  }

  private pressed(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (!this.pointing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.to(null);
    if (way === undefined) return;
    event.preventDefault();
    const step = event.shiftKey ? WIDE_STEP : STEP;
    const { x, y } = this.place ?? { x: 0.5, y: 0.5 };
    this.to({ x: within(x + way[0] * step), y: within(y + way[1] * step) });
  }

  private to(place: PicturePlace | null): void {
    if (place === null && this.place === null) return;
    this.place = place;
    setAttribute(this.mark, "hidden", place === null);
    if (place !== null) {
      this.mark.style.left = `${place.x * 100}%`;
      this.mark.style.top = `${place.y * 100}%`;
    }
    this.actions.point(place);
  }
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function tool(name: IconName, text: string, act: () => void): HTMLButtonElement {
  return element(
    "button",
    { class: "button", attributes: { type: "button" }, on: { click: act } },
    icon(name, "small"),
    element("span", { text }),
  );
}

function lastOf(parent: Element): Element {
  return parent.lastElementChild ?? parent;
}
