import type { Fetch } from "../../../main/ts/tunnel/control/tunnelRequest.ts";

/** A request that waits for its answer. */
export class Asked {
  readonly answered: Promise<Response>;
  private resolve!: (response: Response) => void;
  private reject!: (error: Error) => void;

  constructor(readonly address: string, readonly request: RequestInit) {
    this.answered = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    request.signal?.addEventListener("abort", () => this.fail());
  }

  header(name: string): string | null {
    return new Headers(this.request.headers).get(name);
  }

  get body(): Uint8Array {
    return this.request.body as Uint8Array;
  }

  answer(status: number, body: BodyInit | null = null, type = "application/octet-stream"): void {
    this.resolve(new Response(body, { status, headers: { "Content-Type": type } }));
  }

  refuse(status: number, code: string): void {
    this.answer(status, JSON.stringify({ code }), "application/problem+json");
  }

  fail(): void {
    this.reject(new TypeError("Failed to fetch"));
  }
}

/** A network whose answers a test gives. */
export class FakeFetch {
  readonly asked: Asked[] = [];

  readonly fetch: Fetch = (address, request) => {
    const asked = new Asked(address, request);
    this.asked.push(asked);
    return asked.answered;
  };

  get last(): Asked {
    return this.asked.at(-1)!;
  }
}

/** Lets answers and the bytes of their bodies come through. */
export async function arrived(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}
