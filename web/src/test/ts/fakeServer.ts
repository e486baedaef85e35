import type { OpenSocket, Socket, Transport } from "../../main/ts/tunnel/entity/socket.ts";
import { Channel } from "../../main/ts/wire/channel.ts";
import { headerOf, SENDER_SERVER } from "../../main/ts/wire/endToEndHeader.ts";
import { type Frame, frameOf } from "../../main/ts/wire/frame.ts";
import { FrameAssembler } from "../../main/ts/wire/frameAssembler.ts";
import { FrameCutter } from "../../main/ts/wire/frameCutter.ts";
import { type Direction, type HopUnit, writeUnit } from "../../main/ts/wire/hopUnit.ts";
import { HopUnitDecoder } from "../../main/ts/wire/hopUnitDecoder.ts";
import { ReceiveSequence, SendSequence } from "../../main/ts/wire/sequence.ts";

/** One connection as the client sees it; what the client sends is kept. */
export class FakeSocket implements Socket {
  opened = () => {};
  received: (bytes: Uint8Array<ArrayBuffer>) => void = () => {};
  closed: (code: number, reason: string) => void = () => {};
  repeats: (bytes: number) => boolean = () => true;
  readonly sent: Uint8Array<ArrayBuffer>[] = [];
  closedByClient: number | null = null;
  private readonly decoder = new HopUnitDecoder("uplink");
  private readMessages = 0;
  private carries = false;

  constructor(
    readonly transport: Transport,
    readonly direction: Direction,
    readonly offer: string,
  ) {}

  /** Hands over the units that were sent since the last time. */
  read(sink: (unit: HopUnit) => void): void {
    for (; this.readMessages < this.sent.length; this.readMessages++) {
      this.decoder.feed(this.sent[this.readMessages]!, sink);
    }
  }

  /** It carries from now on; again it means nothing. */
  stand(): void {
    if (this.carries) return;
    this.carries = true;
    this.opened();
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent.push(bytes.slice());
  }

  close(code: number): void {
    this.closedByClient ??= code;
  }
}

/** How bytes come out of the network: as they were sent, or one by one. */
export type Delivery = "whole" | "byte by byte";

/** The other end of a tunnel, as far as the tests need one. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  private readonly sequence = new SendSequence();
  private readonly received = new ReceiveSequence();
  private readonly assembler = new FrameAssembler();
  private readonly units: HopUnit[] = [];
  private readonly frames: Frame[] = [];
  private numbers = 0;

  constructor(private readonly delivery: Delivery = "whole") {}

  readonly open: OpenSocket = (transport, direction, offer) => {
    const socket = new FakeSocket(transport, direction, offer);
    this.sockets.push(socket);
    return socket;
  };

  /** The newest one down that the client wants. */
  get downlink(): FakeSocket {
    return this.newest("downlink");
  }

  /** The newest one up. */
  get uplink(): FakeSocket {
    return this.newest("uplink");
  }

  private newest(wanted: Direction): FakeSocket {
    const all = this.sockets.filter(({ direction }) => direction === wanted);
    return all.filter(({ closedByClient }) => closedByClient === null).at(-1) ?? all.at(-1)!;
  }

  /** Sends a control message down. */
  say(kind: number, message: object): void {
    const payload = new TextEncoder().encode(JSON.stringify(message));
    this.sendFrame(frameOf(
      headerOf({ channel: Channel.CONTROL, kind, sender: SENDER_SERVER, number: ++this.numbers }),
      payload,
    ));
  }

  sendFrame(frame: Frame): void {
    const cutter = new FrameCutter(frame, 7);
    while (!cutter.isFinished) {
      this.deliver(writeUnit(cutter.next(8192, this.sequence.next(), this.received.last)));
    }
  }

  sendUnit(unit: HopUnit): void {
    this.deliver(writeUnit(unit));
  }

  /** What the client has sent up so far: everything is taken in. */
  arrived(): { units: readonly HopUnit[]; frames: readonly Frame[] } {
    for (const socket of this.sockets) {
      if (socket.direction === "uplink") socket.read((unit) => this.take(unit));
    }
    return { units: this.units, frames: this.frames };
  }

  /** Acknowledges everything that has come up. */
  acknowledge(): void {
    this.arrived();
    this.deliver(writeUnit({ type: "acknowledgement", acknowledged: this.received.last }));
  }

  /** The same on that connection, though a newer one is being opened. */
  acknowledgeOn(downlink: FakeSocket): void {
    this.arrived();
    downlink.received(writeUnit({ type: "acknowledgement", acknowledged: this.received.last }));
  }

  private take(unit: HopUnit): void {
    const { payload: _payload, ...rest } = { payload: null, ...unit };
    this.units.push(rest as HopUnit);
    if (unit.type === "gap") this.received.accept(unit);
    if (unit.type !== "piece" || !this.received.accept(unit)) return;
    const frame = this.assembler.accept(unit);
    if (frame !== undefined) this.frames.push(frame);
  }

  private deliver(bytes: Uint8Array<ArrayBuffer>): void {
    this.downlink.stand();
    if (this.delivery === "whole") this.downlink.received(bytes);
    else for (let at = 0; at < bytes.length; at++) this.downlink.received(bytes.slice(at, at + 1));
  }
}

/** The first words of the server to a client. */
export function welcome(change: object = {}): object {
  return {
    protocol: 1,
    capabilities: [],
    tunnel: { id: "tunnel-id-0123456789", secret: "secret-0123456789abcdef" },
    sender: 4,
    instance: { id: "00112233445566778899aabbccddeeff", ageMillis: 5000 },
    serverEpoch: "0011223344556677",
    meeting: { number: "481-206-775", title: "Plant 2", organizer: "Ken Sato" },
    role: "participant",
    limits: { resumeMillis: 60_000, uplinkBytes: 2 ** 31 },
    rights: { channels: [0, 1], share: true, expel: false, end: false },
    protection: 0,
    ...change,
  };
}

export function person(index: number, name: string, role = "participant"): object {
  const roleBits = role === "organizer" ? 31 : 10;
  const state = { muted: false, hand: 0, camera: 0, guest: false, state: "present" };
  return { index, name, nameForm: "plain", role, roleBits, ...state };
}
