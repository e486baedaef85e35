import type { Frame } from "../../wire/frame.ts";
import type { MicrophoneFault, MicrophoneState } from "../entity/microphoneState.ts";
import type { FromVoice, PacketMillis, ToVoice, VoicePacket } from "../entity/speaking.ts";
import { faultOf, type MicrophoneSource } from "./microphoneSource.ts";

/** The voice worker as the page sees it. */
export interface VoiceWorker {
  onmessage: ((event: MessageEvent<FromVoice>) => void) | null;
  postMessage(message: ToVoice, transfer?: Transferable[]): void;
  terminate(): void;
}

/** The way of voice to the others, as long as there is one. */
export interface VoiceLine {
  readonly frames: {
    voice(packet: VoicePacket): Frame;
    voiceEnd(): Frame;
  };
  send(frame: Frame): void;
  bytesPerSecond(): number;
}

/** What the microphone needs from outside. */
export interface MicrophonePorts {
  /** Opens the device; empty for the system's own choice. */
  open(deviceId: string): Promise<MicrophoneSource>;
  worker(): VoiceWorker;
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  changed(state: MicrophoneState): void;
  /** How loud the person is, each 100 ms while the microphone is on. */
  level(loudness: number): void;
  /** The device was unplugged while it was on; the default one speaks now. */
  replaced(label: string): void;
  /** The line lets only long packets through, or short ones again. */
  thin(thin: boolean): void;
}

/** Below 64 kbit/s in all, packets are long; above half as much again, or when unknown for long, they are short. */
const THIN_BYTES_PER_SECOND = 8_000;
const WIDE_BYTES_PER_SECOND = 12_000;
const STAYS_THIN_MILLIS = 15_000;

/**
 * The own microphone: off at first, opened and released by the person's wish.
 *
 * OFF → OPENING → ON → OFF, or FAILED with the reason. Off means that the device is released and that no frame is sent
 * any more. With push to talk it is ON but quiet, unless it is held: the device is open, and nothing leaves this browser. It stays on while the tunnel is away; what is said meanwhile is lost, as in any call.
 */
export class Microphone {
  private state: MicrophoneState = { name: "off" };
  private source: MicrophoneSource | null = null;
  private worker: VoiceWorker | null = null;
  private line: VoiceLine | null = null;
  private attempt = 0;
  private millis: PacketMillis = 20;
  private lastThin = 0;
  private held = false;
  private heldSince = 0;

  constructor(
    private readonly ports: MicrophonePorts,
    private deviceId: string,
    private push = false,
  ) {}

  /** Turns it on if it is off, and the other way round. */
  async toggle(): Promise<void> {
    if (this.state.name === "on" || this.state.name === "opening") this.turnOff();
    else await this.turnOn();
  }

  /** Asks for the device; the browser may ask the person. */
  async turnOn(): Promise<void> {
    if (this.state.name === "on" || this.state.name === "opening") return;
    this.become({ name: "opening" });
    await this.begin(this.deviceId, null);
  }

  /** Releases the device; when this returns, nothing that was said afterwards is sent. */
  turnOff(): void {
    const wasOn = this.state.name === "on" && this.state.quiet !== true;
    this.held = false;
    this.release();
    this.become({ name: "off" });
    if (wasOn && this.line !== null) this.line.send(this.line.frames.voiceEnd());
  }

  /** Sends only while held from now on, or all the time again; never begins to send by itself. */
  usePush(push: boolean): void {
    if (push === this.push) return;
    this.push = push;
    this.held = false;
    if (this.state.name !== "on") return;
    if (push) this.hush();
    else this.turnOff();
  }

  /** Sends what is said from now on, until `letGo`; opens the device first if it is off. */
  async hold(): Promise<void> {
    if (!this.push || this.held) return;
    this.held = true;
    this.heldSince = this.ports.clock();
    if (this.state.name === "on") this.become({ ...this.state, quiet: false });
    else await this.turnOn();
  }

  /** Sends nothing any more; the device stays open for the next time. */
  letGo(): void {
    if (!this.held) return;
    this.held = false;
    if (this.state.name === "on") this.hush();
  }

  private hush(): void {
    if (this.state.name !== "on" || this.state.quiet === true) return;
    this.become({ ...this.state, quiet: true });
    if (this.line !== null) this.line.send(this.line.frames.voiceEnd());
  }

  /** Uses another device from now on; at once if the microphone is on. */
  async use(deviceId: string): Promise<void> {
    this.deviceId = deviceId;
    if (this.state.name !== "on") return;
    this.release();
    this.become({ name: "opening" });
    await this.begin(deviceId, null);
  }

  lineOpened(line: VoiceLine): void {
    this.line = line;
  }

  lineLost(): void {
    this.line = null;
  }

  private async begin(deviceId: string, insteadOf: MicrophoneFault | null): Promise<void> {
    this.attempt += 1;
    const { attempt } = this;
    let source: MicrophoneSource;
    try {
      source = await this.ports.open(deviceId);
    } catch (error) {
      if (attempt !== this.attempt) return;
      const why = faultOf(error);
      // The device of last time is not here today.
      if (deviceId !== "" && why === "missing") await this.begin("", insteadOf);
      else this.fail(insteadOf ?? why);
      return;
    }
    if (attempt !== this.attempt) {
      source.stop();
      return;
    }
    await this.take(source, attempt);
    if (insteadOf !== null && this.state.name === "on") this.ports.replaced(source.label);
  }

  private async take(source: MicrophoneSource, attempt: number): Promise<void> {
    this.source = source;
    source.ended = () => void this.lost();
    const worker = this.ports.worker();
    this.worker = worker;
    this.millis = 20;
    worker.onmessage = (event) => this.heard(event.data);
    this.become({ name: "on", label: source.label, quiet: this.push && !this.held });
    try {
      await source.feed(worker);
    } catch {
      if (attempt === this.attempt) this.fail("failed");
    }
  }

  private heard(message: FromVoice): void {
    if (this.state.name !== "on") return;
    const quiet = this.state.quiet === true;
    switch (message.kind) {
      case "packet":
        if (this.line !== null && !quiet && this.isMeant(message)) this.say(message, this.line);
        break;
      case "level":
        if (!quiet) this.ports.level(message.loudness);
        break;
      case "ended":
        void this.lost();
        break;
      case "failed":
        this.fail("failed");
        break;
    }
  }

  /** What was said before the button was held was meant for nobody. */
  private isMeant({ capturedAt }: VoicePacket): boolean {
    return !this.push || capturedAt >= this.heldSince;
  }

  private say(packet: VoicePacket, line: VoiceLine): void {
    line.send(line.frames.voice(packet));
    const rate = line.bytesPerSecond();
    const now = this.ports.now();
    if (rate > 0 && rate < THIN_BYTES_PER_SECOND) {
      this.lastThin = now;
      this.packetsOf(60);
    } else if (rate > WIDE_BYTES_PER_SECOND || now - this.lastThin > STAYS_THIN_MILLIS) {
      this.packetsOf(20);
    }
  }

  private packetsOf(millis: PacketMillis): void {
    if (millis === this.millis) return;
    this.millis = millis;
    this.worker?.postMessage({ kind: "packets", millis });
    this.ports.thin(millis === 60);
  }

  /** The device is gone while it was in use: the default one takes its place. */
  private async lost(): Promise<void> {
    if (this.state.name !== "on") return;
    this.release();
    this.become({ name: "opening" });
    await this.begin("", "unplugged");
  }

  private fail(why: MicrophoneFault): void {
    const wasOn = this.state.name === "on";
    this.release();
    this.become({ name: "failed", why });
    if (wasOn && this.line !== null) this.line.send(this.line.frames.voiceEnd());
  }

  private release(): void {
    this.attempt += 1;
    this.source?.stop();
    this.source = null;
    if (this.worker !== null) this.worker.onmessage = null;
    this.worker?.terminate();
    this.worker = null;
    if (this.millis === 60) this.ports.thin(false);
  }

  private become(next: MicrophoneState): void {
    this.state = next;
    this.ports.changed(next);
  }
}
