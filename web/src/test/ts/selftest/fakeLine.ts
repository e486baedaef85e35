import type { Line } from "../../../main/ts/selftest/control/line.ts";

/** How the network between the page and the server behaves. */
export interface Network {
  readonly socket: "works" | "blocked" | "cutInSilence";
  readonly stream: "works" | "buffered" | "blocked";
  readonly begin?: Response;
  readonly reachable?: boolean;
}

/** A line with a clock of its own: time passes where something waits or arrives. */
export class FakeLine implements Line {
  readonly host = "meet.example";
  readonly asked: string[] = [];
  private clock = 0;
  private silence = 0;

  constructor(private readonly network: Network) {}

  readonly now = () => this.clock;

  readonly pause = (millis: number) => {
    // What only guards against waiting for ever loses its race; a wanted silence passes.
    if (millis < 20_000) return new Promise<void>(() => {});
    this.silence += millis;
    this.clock += millis;
    return Promise.resolve();
  };

  readonly fetch = (address: string, request: RequestInit): Promise<Response> => {
    const probe = new Headers(request.headers).get("Tsudoi-Probe") ?? "";
    this.asked.push(`${request.method ?? "GET"} ${address} ${probe}`.trim());
    if (this.network.reachable === false) return Promise.reject(new TypeError("no network"));
    this.clock += 20;
    if (address.endsWith("/up")) return Promise.resolve(Response.json({ bytes: 1 }));
    if (!address.endsWith("/down")) return Promise.resolve(this.begun(request));
    if (this.network.stream === "blocked") return Promise.reject(new TypeError("cut"));
    const pace = { stream: [9, 250], quiet: [3, 25_000], poll: [1, 3_000], bulk: [65, 1] }[probe];
    const [chunks, millis] = pace ?? [0, 0];
    return Promise.resolve(new Response(this.body(chunks ?? 0, millis ?? 0)));
  };

  private begun(request: RequestInit): Response {
    if (request.method === "DELETE") return new Response(null, { status: 204 });
    const ticket = { ticket: "t".repeat(43), address: "192.0.2.7", seconds: 60, bytes: 1 };
    return this.network.begin ?? Response.json(ticket);
  }

  private body(chunks: number, millis: number): ReadableStream<Uint8Array> {
    const held = this.network.stream === "buffered";
    let left = chunks;
    return new ReadableStream({
      pull: (controller) => {
        if (left === 0) return controller.close();
        if (left < chunks && !held) this.clock += millis;
        controller.enqueue(new Uint8Array(left === chunks ? 2_048 : 1_024));
        left--;
      },
    }, { highWaterMark: 0 });
  }

  readonly socket = (): WebSocket => {
    const target = new EventTarget();
    const { socket } = this.network;
    const cut = () => socket === "cutInSilence" && this.silence > 0;
    queueMicrotask(() => target.dispatchEvent(new Event(socket === "blocked" ? "error" : "open")));
    return Object.assign(target, {
      send: () => {
        this.clock += 30;
        queueMicrotask(() => target.dispatchEvent(new Event(cut() ? "close" : "message")));
      },
      close: () => {},
    }) as unknown as WebSocket;
  };
}
