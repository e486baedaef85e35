import { element, setAttribute } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import type { PicturePlace } from "../entity/pointer.ts";
import {
  ACTUAL,
  FIT,
  fittingScale,
  fullSize,
  keepInSight,
  larger,
  type Size,
  smaller,
  type Zoom,
  zoomTo,
} from "../entity/zoom.ts";
import { Drag } from "./drag.ts";

/** A notch of a wheel makes it about a tenth larger. */
const WHEEL = 0.001;
/** Wheels that count in lines, as in Firefox. */
const LINE_PIXELS = 33;

/** A point of the page, in CSS pixels. */
interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * A picture that can be looked at closely: fitted, pixel by pixel, or at any scale between; with the mark of whoever
 * points on it. What is seen stays in its place when the picture comes in another size of the same ratio.
 */
export class PictureView {
  /** Scrolls; it can be reached by the keyboard, whose arrows move the picture. */
  readonly element: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly mark = element(
    "div",
    { class: "pointer-mark", attributes: { "aria-hidden": "true", hidden: true } },
    icon("pointer"),
  );
  private readonly dragging: Drag;
  private zoom: Zoom = FIT;
  private size: Size | null = null;
  private place: PicturePlace | null = null;
  private follows = false;

  /** `changed` is called whenever what the controls say may be another thing. */
  constructor(canvas: HTMLElement, private readonly changed: () => void) {
    this.frame = element("div", { class: "picture-frame" }, canvas, this.mark);
    this.element = element(
      "div",
      { class: "picture-scroll", label: "meeting.view.place", attributes: { role: "group" } },
      this.frame,
    );
    this.element.tabIndex = 0;
    this.element.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.dragging = new Drag(this.element, {
      moved: (x, y) => this.drag(x, y),
      pinched: (times, middle) => this.become(zoomTo(this.scale * times), middle),
      struckTwice: (at) => this.become(this.isFitted ? ACTUAL : FIT, at),
    });
    new ResizeObserver(() => this.apply()).observe(this.element);
  }

  get isFitted(): boolean {
    return this.zoom.name === "fit";
  }

  get isActual(): boolean {
    return this.zoom.name === "scale" && this.zoom.scale === 1;
  }

  /** Whether not all of the picture can be seen at once. */
  get isCut(): boolean {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = this.element;
    return !this.isFitted && (scrollWidth > clientWidth || scrollHeight > clientHeight);
  }

  get isFollowing(): boolean {
    return this.follows;
  }

  /** How many pixels of this screen stand for one of the picture. */
  get scale(): number {
    if (this.zoom.name === "scale") return this.zoom.scale;
    const { clientWidth, clientHeight } = this.element;
    if (this.size === null || clientWidth === 0) return 1;
    const place = {
      width: clientWidth * devicePixelRatio,
      height: clientHeight * devicePixelRatio,
    };
    return fittingScale(this.size, place);
  }

  /** A picture of this size has come. */
  measure(now: Size): void {
    const next = fullSize(this.size, now);
    if (next.width === this.size?.width && next.height === this.size.height) return;
    this.size = next;
    this.apply();
  }

  /** Another screen is looked at from now on. */
  begin(): void {
    this.size = null;
  }

  fit(): void {
    this.become(FIT);
  }

  actual(): void {
    this.become(ACTUAL);
  }

  closer(): void {
    this.become(larger(this.scale));
  }

  farther(): void {
    this.become(smaller(this.scale));
  }

  /** Whether the view moves so that the pointer stays in sight. */
  follow(follows: boolean): void {
    this.follows = follows;
    this.seek();
    this.changed();
  }

  /** Shows where somebody points, or that nobody does. */
  point(place: PicturePlace | null): void {
    const news = (place === null) !== (this.place === null);
    this.place = place;
    setAttribute(this.mark, "hidden", place === null);
    if (place !== null) {
      this.mark.style.left = `${place.x * 100}%`;
      this.mark.style.top = `${place.y * 100}%`;
    }
    this.seek();
    if (news) this.changed();
  }

  private wheel(event: WheelEvent): void {
    // Pinching on a touch pad comes as a wheel with the control key as well.
    if (!event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE
      ? event.deltaY * LINE_PIXELS
      : event.deltaY;
    this.become(zoomTo(this.scale * Math.exp(-pixels * WHEEL)), event);
  }

  private drag(x: number, y: number): void {
    if (this.follows) this.follow(false);
    this.element.scrollLeft -= x;
    this.element.scrollTop -= y;
  }

  /** Takes another zoom; the point of the picture that lies there stays there, or what is in the middle. */
  private become(zoom: Zoom, at: Point = this.middle()): void {
    const before = this.frame.getBoundingClientRect();
    this.zoom = zoom;
    this.apply();
    const now = this.frame.getBoundingClientRect();
    if (before.width === 0 || this.isFitted) return;
    const times = now.width / before.width;
    this.element.scrollLeft += now.left + (at.clientX - before.left) * times - at.clientX;
    this.element.scrollTop += now.top + (at.clientY - before.top) * times - at.clientY;
    this.seek();
    this.changed();
  }

  private middle(): Point {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }

  private apply(): void {
    const { size, zoom } = this;
    if (size !== null) {
      const { style } = this.frame;
      style.setProperty("--picture-ratio", String(size.width / size.height));
      const scale = zoom.name === "scale" ? zoom.scale : 1;
      style.setProperty("--picture-width", `${size.width * scale / devicePixelRatio}px`);
    }
    this.element.classList.toggle("zoomed", !this.isFitted);
    // Pixel on pixel it must not be blurred by where it happens to lie.
    this.element.classList.toggle("pixels", zoom.name === "scale" && Number.isInteger(zoom.scale));
    const cut = this.isCut;
    this.element.classList.toggle("movable", cut);
    this.dragging.movable = cut;
    this.changed();
  }

  private seek(): void {
    const { place } = this;
    if (!this.follows || place === null || !this.isCut) return;
    const { element, frame } = this;
    element.scrollLeft = keepInSight(
      place.x * frame.offsetWidth,
      element.scrollLeft,
      element.clientWidth,
    );
    element.scrollTop = keepInSight(
      place.y * frame.offsetHeight,
      element.scrollTop,
      element.clientHeight,
    );
  }
}
