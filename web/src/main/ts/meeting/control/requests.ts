/** A request that the server answered with no, or that the end of the tunnel left without answer. */
export class RequestFailed extends Error {
  constructor(readonly problem: string) {
    super(problem);
  }
}

/** The requests on the tunnel that wait for their answer. */
export class Requests {
  private readonly waiting = new Map<
    number,
    { done: () => void; failed: (error: Error) => void }
  >();
  private last = 0;

  /** Begins a request: its number, and a promise that is kept when the server has done it. */
  begin(): { request: number; answered: Promise<void> } {
    const request = ++this.last;
    const answered = new Promise<void>((done, failed) => {
      this.waiting.set(request, { done, failed });
    });
    return { request, answered };
  }

  done(request: number): void {
    this.waiting.get(request)?.done();
    this.waiting.delete(request);
  }

  refused(request: number, problem: string): void {
    this.waiting.get(request)?.failed(new RequestFailed(problem));
    this.waiting.delete(request);
  }

  /** The tunnel has ended: no answer will come any more. */
  abandon(problem: string): void {
    for (const request of [...this.waiting.keys()]) this.refused(request, problem);
  }
}
