/** What the server gives for one test. */
export interface Grant {
  readonly ticket: string;
  /** The address that the server sees, which is a proxy's where there is one. */
  readonly address: string;
}

/** No test now: another runs from the same address, or the server cannot be reached. */
export class NoTest extends Error {
  constructor(readonly why: "busy" | "unreachable", readonly afterSeconds: number) {
    super(why);
  }
}
