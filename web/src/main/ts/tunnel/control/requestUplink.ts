import type { Timers } from "../../shell/entity/timers.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import { acknowledgedAlone } from "../../wire/hopUnit.ts";
import { ABNORMAL, type Socket } from "../entity/socket.ts";
import { closeCodeFor, type Fetch, tunnelRequest } from "./tunnelRequest.ts";

/** What one request carries at most. */
export const REQUEST_BYTES = 65_536;

const ANSWER_MILLIS = 10_000;
const PAUSES = [250, 1000, 2000];
const NOTHING = new Uint8Array(0);

/**
 * An uplink of numbered requests: one after the other, each with what has been queued meanwhile. If that is nothing but
 * acknowledgements, the newest goes in a header, which the server answers at once.
 *
 * A request without an answer is repeated unchanged; after three repeats in vain the connection counts as lost. The
 * first answer is the sign that it stands. When this end leaves, what is queued goes out in a request that outlives the
 * page.
 */
export class RequestUplink implements Socket {
  opened: Socket["opened"] = () => {};
  received: Socket["received"] = () => {};
  closed: Socket["closed"] = () => {};
  repeats: Socket["repeats"] = () => true;
  private readonly queue: Uint8Array<ArrayBuffer>[] = [];
  private readonly abort = new AbortController();
  private body: Uint8Array<ArrayBuffer> | null = null;
  /** What the request without a body acknowledges. */
  private acknowledged = 0;
  private number = 0;
  private failures = 0;
  private stands = false;
  private over = false;

  constructor(
    private readonly fetch: Fetch,
    private readonly address: string,
    private readonly offer: string,
    private readonly timers: Timers,
  ) {}

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.over) return;
    this.queue.push(bytes);
    // What is sent in one turn goes in one request.
    queueMicrotask(() => this.next());
  }

  close(code: number): void {
    if (this.over) return;
    this.over = true;
    if (code === CloseCode.NORMAL) this.lastWords();
    this.abort.abort();
  }

  private next(): void {
    if (this.over || this.body !== null || this.queue.length === 0) return;
    this.body = this.nextBody();
    this.number += 1;
    this.failures = 0;
    void this.post(this.body);
  }

  /** The units that wait; none of them when the newest acknowledgement in a header says all. */
  private nextBody(): Uint8Array<ArrayBuffer> {
    const numbers = this.queue.map(acknowledgedAlone);
    if (numbers.includes(undefined)) return this.taken(NOTHING);
    this.acknowledged = numbers.at(-1) ?? 0;
    this.queue.length = 0;
    return NOTHING;
  }

  /** Whole units behind those given, as many as one request carries. */
  private taken(before: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    let length = before.length;
    let count = 0;
    for (const unit of this.queue) {
      if (length + unit.length > REQUEST_BYTES) break;
      length += unit.length;
      count += 1;
    }
    const body = new Uint8Array(length);
    body.set(before);
    let offset = before.length;
    for (const unit of this.queue.splice(0, count)) {
      body.set(unit, offset);
      offset += unit.length;
    }
    return body;
  }

  private async post(body: Uint8Array<ArrayBuffer>): Promise<void> {
    const limit = new AbortController();
    const cancel = this.timers.after(ANSWER_MILLIS, () => limit.abort());
    try {
      const signal = AbortSignal.any([this.abort.signal, limit.signal]);
      const response = await this.fetch(this.address, this.request(body, { signal }));
      if (response.status === (body.length > 0 ? 200 : 204)) {
        this.answered(new Uint8Array(await response.arrayBuffer()));
      } else {
        const code = await closeCodeFor(response);
        if (code === ABNORMAL) this.unanswered(body);
        else this.end(code);
      }
    } catch {
      this.unanswered(body);
    } finally {
      cancel();
    }
  }

  private request(body: Uint8Array<ArrayBuffer>, more: RequestInit): RequestInit {
    const acknowledged: Record<string, string> = body.length > 0
      ? {}
      : { "Tsudoi-Acknowledged": String(this.acknowledged) };
    return tunnelRequest(this.offer, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/octet-stream",
        "Tsudoi-Request": String(this.number),
        ...acknowledged,
      },
      ...more,
    });
  }

  private answered(answer: Uint8Array<ArrayBuffer>): void {
    if (this.over) return;
    this.body = null;
    if (!this.stands) {
      this.stands = true;
      this.opened();
    }
    if (answer.length > 0) this.received(answer);
    this.next();
  }

  private unanswered(body: Uint8Array<ArrayBuffer>): void {
    if (this.over) return;
    const pause = PAUSES[this.failures];
    this.failures += 1;
    // Before it stands, its owner knows better what to try next.
    if (!this.stands || pause === undefined) {
      this.end(ABNORMAL);
      return;
    }
    this.timers.after(pause, () => {
      if (this.over) return;
      if (this.repeats(body.length)) void this.post(body);
      else this.end(ABNORMAL);
    });
  }

  /** The units of an unanswered request come first, under its number. */
  private lastWords(): void {
    if (this.body === null) this.number += 1;
    const body = this.taken(this.body ?? NOTHING);
    if (body.length === 0) return;
    // Nobody waits for an answer any more.
    this.fetch(this.address, this.request(body, { keepalive: true })).catch(() => {});
  }

  private end(code: number): void {
    if (this.over) return;
    this.over = true;
    this.abort.abort();
    this.closed(code, "");
  }
}
