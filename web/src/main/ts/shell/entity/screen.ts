/** One screen of the page; only one is shown at a time. */
export interface Screen {
  readonly element: HTMLElement;
  /** The sentence for the title of the window: a key and its values. */
  readonly title: string | readonly [string, ...string[]];
  /** Called once it stands in the page. */
  shown?(): void;
  /** Called when another takes its place. */
  left?(): void;
}
