import type { Grant } from "../entity/grant.ts";
import type { Line } from "./line.ts";

const OPEN_MILLIS = 8_000;
const ECHO_MILLIS = 8_000;

/** A WebSocket that gives back what it gets, one message after the other. */
export class EchoSocket {
  private heard: (came: boolean) => void = () => {};

  private constructor(private readonly line: Line, private readonly socket: WebSocket) {
    socket.addEventListener("message", () => this.heard(true));
    socket.addEventListener("close", () => this.heard(false));
  }

  /** Opens it; `null` if it does not open in time. */
  static async open(line: Line, grant: Grant): Promise<EchoSocket | null> {
    let socket: WebSocket;
    try {
      const protocols = ["tsudoi.1", `selftest.${grant.ticket}`];
      socket = line.socket(`wss://${line.host}/tunnel/selftest/ws`, protocols);
    } catch {
      return null;
    }
    const opened = await Promise.race([
      new Promise<boolean>((done) => {
        socket.addEventListener("open", () => done(true));
        socket.addEventListener("error", () => done(false));
        socket.addEventListener("close", () => done(false));
      }),
      line.pause(OPEN_MILLIS).then(() => false),
    ]);
    if (!opened) {
      socket.close();
      return null;
    }
    return new EchoSocket(line, socket);
  }

  /** Milliseconds until a small message came back; `null` if it did not. */
  async echo(): Promise<number | null> {
    const began = this.line.now();
    const answer = new Promise<boolean>((done) => {
      this.heard = done;
    });
    this.socket.send(new Uint8Array(16));
    const came = await Promise.race([answer, this.line.pause(ECHO_MILLIS).then(() => false)]);
    return came ? this.line.now() - began : null;
  }

  close(): void {
    this.socket.close();
  }
}
