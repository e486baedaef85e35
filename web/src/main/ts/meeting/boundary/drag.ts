import { DoubleTap, type Touch } from "../entity/taps.ts";

/** A point of the page, in CSS pixels. */
interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

export interface DragEvents {
  /** One finger or the mouse went so far. */
  moved(x: number, y: number): void;
  /** Two fingers are so many times as far apart as before; the point between them. */
  pinched(times: number, middle: Point): void;
  /** Two clicks of the mouse, or two taps of a finger. */
  struckTwice(at: Point): void;
}

/** Dragging and striking twice with the mouse or one finger, and pinching with two; the style sheet leaves all to this. */
export class Drag {
  /** Whether there is anything to move; pinching is always taken. */
  movable = false;
  private readonly down = new Map<number, Point>();
  private readonly taps = new DoubleTap();
  private touch: Touch | null = null;
  private byFinger = false;

  constructor(private readonly on: HTMLElement, private readonly events: DragEvents) {
    on.addEventListener("pointerdown", (event) => this.begin(event));
    on.addEventListener("pointermove", (event) => this.move(event));
    on.addEventListener("pointerup", (event) => this.lifted(event));
    on.addEventListener("dblclick", (event) => {
      if (!this.byFinger) this.events.struckTwice(event);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
      on.addEventListener(end, (event) => this.down.delete(event.pointerId));
    }
  }

  private begin(event: PointerEvent): void {
    const mouse = event.pointerType === "mouse";
    this.byFinger = !mouse;
    this.touch = mouse || this.down.size > 0 ? null : touchOf(event);
    if (this.touch === null) this.taps.forget();
    if (event.button !== 0 || mouse && !this.movable || this.down.size === 2) return;
    // A scroll bar is not the picture.
    const { left, top } = this.on.getBoundingClientRect();
    const onBar = event.clientX - left > this.on.clientWidth ||
      event.clientY - top > this.on.clientHeight;
    if (onBar) return;
    this.on.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, event);
  }

  private lifted(event: PointerEvent): void {
    const { touch } = this;
    this.touch = null;
    if (touch !== null && this.taps.touched(touch, touchOf(event))) this.events.struckTwice(event);
  }

  private move(event: PointerEvent): void {
    const before = this.down.get(event.pointerId);
    if (before === undefined) return;
    const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1];
    this.down.set(event.pointerId, event);
    if (other === undefined) {
      if (this.movable) {
        this.events.moved(event.clientX - before.clientX, event.clientY - before.clientY);
      }
      return;
    }
    const apart = distance(before, other);
    if (apart === 0) return;
    this.events.pinched(distance(event, other) / apart, {
      clientX: (event.clientX + other.clientX) / 2,
      clientY: (event.clientY + other.clientY) / 2,
    });
  }
}

function touchOf({ clientX: x, clientY: y, timeStamp: at }: PointerEvent): Touch {
  return { x, y, at };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
