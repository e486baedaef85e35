/** How long after the last new picture the screen counts as being at rest. */
export const REST_MILLIS = 400;

/** The distance of the pictures that clean up a screen at rest. */
export const REFINE_MILLIS = 150;

const MOST_PICTURES = 40;
const SETTLED_PICTURES = 4;
const SETTLED_BYTES_PER_PIXEL = 0.001;

/**
 * When a screen at rest is clean enough.
 *
 * Moving pictures are coded coarsely, and the last one before a rest often in the upper layer, visibly worse. The same
 * picture is then coded again until the encoder has nothing left to improve: the pictures of the base layer become tiny.
 */
export class Refinement {
  private pictures = 0;
  private settled = 0;

  /** A new picture came: whatever was refined is past. */
  moved(): void {
    this.pictures = 0;
    this.settled = 0;
  }

  /** A picture of the screen at rest was coded. */
  refined(layer: number, bytes: number, pixels: number): void {
    this.pictures += 1;
    if (layer !== 0) return;
    this.settled = bytes < pixels * SETTLED_BYTES_PER_PIXEL ? this.settled + 1 : 0;
  }

  /** Whether coding it once more makes it better. */
  goesOn(): boolean {
    return this.settled < SETTLED_PICTURES && this.pictures < MOST_PICTURES;
  }
}
