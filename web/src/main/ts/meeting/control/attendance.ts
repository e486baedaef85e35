import { RequestRefused } from "../../shell/control/api.ts";
import type { Timers } from "../../shell/entity/timers.ts";
import type { Grant } from "../../home/control/meetings.ts";
import { type OpenSocket, UNKNOWN_TUNNEL } from "../../tunnel/entity/socket.ts";
import { ReconnectPolicy } from "../../tunnel/control/reconnectPolicy.ts";
import type { TransportChoice } from "../../tunnel/control/transportChoice.ts";
import { Tunnel } from "../../tunnel/control/tunnel.ts";
import type { TunnelState } from "../../tunnel/entity/tunnelFigures.ts";
import type { CodecName } from "../../screen/entity/codecs.ts";
import { Channel } from "../../wire/channel.ts";
import { CloseCode } from "../../wire/closeCode.ts";
import { ControlKind } from "../../wire/controlKind.ts";
import type { Frame } from "../../wire/frame.ts";
import type { JoinMode } from "../entity/joinMode.ts";
import type { Ending, MeetingState } from "../entity/meetingState.ts";
import { BEFORE } from "../entity/meetingState.ts";
import {
  type EndTold,
  type OrderedBy,
  Right,
  type Role,
  type ServerMessage,
  type Welcome,
} from "../entity/messages.ts";
import { withGuestsMarked } from "../entity/guests.ts";
import {
  after,
  type Expelled,
  givenUp,
  keptOut,
  readmitted,
  type Roster,
} from "../entity/roster.ts";
import { has } from "../entity/seatActions.ts";
import { type Closing, judgeClose, judgeRefusal, type Verdict } from "./endings.ts";
import { OwnFrames } from "./ownFrames.ts";
import { RequestFailed, Requests } from "./requests.ts";
import { readServerMessage } from "./serverMessage.ts";
import type { Line } from "./screenShare.ts";

/** Which run of the server this page has met last; it outlives a stay. */
export interface ServerRun {
  epoch: string | null;
}

/** What attending a meeting needs from outside. */
export interface AttendancePorts {
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Asks to be let in again, with the key that is remembered in memory. */
  readonly join: () => Promise<Grant>;
  readonly openSocket: (tunnelPath: string) => OpenSocket;
  /** Which transport is tried when; it learns for as long as this stay lasts. */
  readonly transports: TransportChoice;
  /** What this client is, as it is said each time it arrives. */
  readonly hello: () => object;
  /** The name of a guest with the mark that everybody sees. */
  readonly guestName: (name: string) => string;
  changed(state: MeetingState): void;
  /** A message of the server, after the state has taken it in. */
  heard(message: ServerMessage, before: MeetingState): void;
  /** A frame of the screen channel. */
  screen(frame: Frame): void;
  /** A frame of the camera channel. */
  camera(frame: Frame): void;
  /** A frame of the chat channel. */
  chat(frame: Frame): void;
  /** A frame of the voice channel. */
  voice(frame: Frame): void;
  /** A frame of the pointer channel. */
  pointer(frame: Frame): void;
  lineOpened(line: Line): void;
  lineLost(): void;
  drained(): void;
  /** Pictures were lost on the way up; the line goes on and wants one that needs no other. */
  picturesLost(): void;
  readonly server: ServerRun;
  /** The server was restarted since this page met it last. */
  restarted(): void;
}

/** From when on the server says that the planned end is near; who comes later hears it with the roster. */
const END_FAR_MILLIS = 600_000;
const SEAT_KEPT_MILLIS = 60_000;
/** A cut that is over before anybody notices is not spoken of. */
const UNNOTICED_MILLIS = 1_000;
/** A little less than the server's two minutes. */
const INVITED_MILLIS = 115_000;

/**
 * Being in one meeting: the machine behind the meeting page.
 *
 * CONNECTING → PRESENT ⇄ RECONNECTING → OVER. A tunnel takes up lost connections by itself, and nothing but the phase
 * changes meanwhile. One that has ended is begun anew for a minute; what the server ends on purpose is over. Only this class changes the phase, and after OVER nothing happens any more.
 */
export class Attendance {
  private state: MeetingState = BEFORE;
  private tunnel: Tunnel | null = null;
  private frames: OwnFrames | null = null;
  private closing: Closing | null = null;
  private policy: ReconnectPolicy | null = null;
  private cancelRetry: (() => void) | null = null;
  private cancelNotice: (() => void) | null = null;
  private cancelInvitation: (() => void) | null = null;
  /** Whether the tunnel that is there has been let in. */
  private present = false;
  private readonly requests = new Requests();

  constructor(private readonly ports: AttendancePorts) {}

  /** Goes in with what the door gave; once. */
  enter(grant: Grant, mode: JoinMode): void {
    this.connect(grant);
    this.become({ mode, meeting: { ...grant.meeting, organizer: "" } });
  }

  /** The state as it is now. */
  now(): MeetingState {
    return this.state;
  }

  /** Changes what the meeting page shows beside the phase and the roster. */
  update(
    change: Partial<
      Pick<
        MeetingState,
        | "mode"
        | "presenting"
        | "camera"
        | "cameras"
        | "shown"
        | "slow"
        | "undecodable"
        | "invitedBy"
        | "endNear"
      >
    >,
  ): void {
    this.become(change);
  }

  /** Leaves the meeting. */
  leave(): void {
    if (this.state.phase.name === "over") return;
    this.send(ControlKind.LEAVE, {});
    this.finish({ reason: this.state.waiting ? "left-lobby" : "left", by: "", detail: "" });
  }

  /** Makes somebody leave; refused by the server unless this participant is the organizer. */
  expel(index: number, reason: string): Promise<void> {
    return this.ask(ControlKind.EXPEL, reason === "" ? { index } : { index, reason });
  }

  /** Takes in who is kept out, as the server said. */
  knowExpelled(people: readonly Expelled[]): void {
    this.become({ roster: keptOut(this.state.roster, people) });
  }

  /** Lets somebody come back who was expelled. */
  async readmit(index: number): Promise<void> {
    await this.ask(ControlKind.READMIT, { index });
    this.become({ roster: readmitted(this.state.roster, index) });
  }

  /** Ends somebody's share. */
  stopShare(index: number): Promise<void> {
    return this.ask(ControlKind.STOP_SHARE, { index });
  }

  /** Turns the own camera on or off; refused where it may not be. */
  turnCamera(on: boolean): Promise<void> {
    return this.ask(ControlKind.CAMERA, { on });
  }

  /** Turns somebody's camera off. */
  stopCamera(index: number): Promise<void> {
    return this.ask(ControlKind.STOP_CAMERA, { index });
  }

  /** Looks at the cameras of these from now on and of nobody else. */
  watchCameras(senders: readonly number[]): void {
    if (this.present) this.send(ControlKind.WATCH_CAMERAS, { senders });
  }

  /** Asks somebody for a picture of the camera that needs no other. */
  requestCameraKeyFrame(sender: number): void {
    this.send(ControlKind.KEY_FRAME_REQUEST, { sender, stream: 0, channel: Channel.CAMERA });
  }

  /** Turns somebody's voice off, or everybody else's. */
  mute(index: number | null): Promise<void> {
    return this.ask(ControlKind.MUTE, index === null ? {} : { index });
  }

  /** Locks the door for whoever is new, or unlocks it. */
  lock(locked: boolean): Promise<void> {
    return this.ask(ControlKind.LOCK, { locked });
  }

  /** Lets people wait in the lobby who come from now on, or lets them in directly. */
  turnLobby(lobby: boolean): Promise<void> {
    return this.ask(ControlKind.LOCK, { lobby });
  }

  /** Lets somebody in from the lobby, or everybody. */
  admit(index: number | null): Promise<void> {
    return this.ask(
      ControlKind.ADMIT,
      index === null ? { admitted: true } : {
        admitted: true,
        index,
      },
    );
  }

  /** Does not let somebody in from the lobby. */
  refuse(index: number, reason: string): Promise<void> {
    const what = { admitted: false, index };
    return this.ask(ControlKind.ADMIT, reason === "" ? what : { ...what, reason });
  }

  /** Puts off the planned end by so many minutes. */
  extend(minutes: number): Promise<void> {
    return this.ask(ControlKind.EXTEND, { minutes });
  }

  /** Lets only those write who lead, or everybody again. */
  lockChat(chatLocked: boolean): Promise<void> {
    return this.ask(ControlKind.LOCK, { chatLocked });
  }

  /** Gives somebody another role. */
  changeRole(index: number, role: Role): Promise<void> {
    return this.ask(ControlKind.CHANGE_ROLE, { index, role });
  }

  /** Asks somebody to present. */
  askToPresent(index: number): Promise<void> {
    return this.ask(ControlKind.ASK_TO_PRESENT, { index });
  }

  /** Asks whoever presents to hand over, or takes that back; refused where it may not be. */
  async wantToPresent(wanted: boolean): Promise<void> {
    // What comes of it may be told before the answer is heard here.
    this.become({ wish: wanted });
    try {
      await this.ask(ControlKind.WANT_TO_PRESENT, { wanted });
    } catch (refusal) {
      this.become({ wish: false });
      throw refusal;
    }
  }

  /** Says not now to somebody who would like to present. */
  declineWish(index: number): Promise<void> {
    return this.ask(ControlKind.WISH_ANSWER, { index });
  }

  /** Does not want to present; whoever asked hears of it. */
  declineInvitation(): void {
    this.send(ControlKind.ASKED_TO_PRESENT, { declined: true });
    this.become({ invitedBy: null });
  }

  /** Lowers somebody's hand, or all. */
  lowerHands(index: number | null): Promise<void> {
    return this.ask(ControlKind.LOWER_HANDS, index === null ? {} : { index });
  }

  /** Wants to be heard again after somebody has muted this participant. */
  unmute(): void {
    this.send(ControlKind.UNMUTE, {});
  }

  /** Raises or lowers the own hand; what comes of it is in the next state. */
  raiseHand(raised: boolean): void {
    this.send(ControlKind.RAISE_HAND, { raised });
  }

  /** Tells presenters what this client decodes from now on; who is not inside says it with the next hello. */
  sayDecoders(decodes: readonly CodecName[]): void {
    if (this.present) this.send(ControlKind.DECODERS, { decodes });
  }

  /** Ends the meeting for everybody. */
  endMeeting(): Promise<void> {
    return this.ask(ControlKind.END_MEETING, {});
  }

  /** Asks the presenter for a picture that needs no other. */
  requestKeyFrame(sender: number, stream: number): void {
    this.send(ControlKind.KEY_FRAME_REQUEST, { sender, stream });
  }

  private connect(grant: Grant): void {
    this.closing = null;
    const { timers, random, transports: choice } = this.ports;
    const open = this.ports.openSocket(grant.tunnelPath);
    const freshTicket = async () => (await this.ports.join()).ticket;
    this.tunnel = new Tunnel({ open, timers, random, choice, freshTicket }, grant.ticket, {
      frame: (frame) => this.frame(frame),
      linked: () => this.send(ControlKind.HELLO, this.ports.hello()),
      roundTrip: (milliseconds) => this.become({ roundTripMillis: milliseconds, ...this.link() }),
      drained: () => this.ports.drained(),
      picturesLost: () => {
        this.frames?.picturesLost();
        this.ports.picturesLost();
      },
      changed: (state) => this.tunnelChanged(state),
      closed: (code) => this.closed(code),
    });
  }

  /** A tunnel that takes up its connections keeps its numbers, its line and what waits. */
  private tunnelChanged(state: TunnelState): void {
    const since = this.ports.timers.now();
    if (state === "resuming" && this.state.phase.name === "present") {
      this.cancelNotice ??= this.ports.timers.after(UNNOTICED_MILLIS, () => {
        this.become({ phase: { name: "reconnecting", since, stopping: false } });
      });
    } else if (state === "open") {
      this.forgetNotice();
      if (this.present) this.become({ phase: { name: "present" }, ...this.link() });
    }
  }

  private forgetNotice(): void {
    this.cancelNotice?.();
    this.cancelNotice = null;
  }

  private link(): Partial<MeetingState> {
    return this.tunnel === null ? {} : { link: this.tunnel.figures() };
  }

  private frame(frame: Frame): void {
    if (frame.header.channel === Channel.SCREEN) this.ports.screen(frame);
    if (frame.header.channel === Channel.CAMERA) this.ports.camera(frame);
    if (frame.header.channel === Channel.VOICE) this.ports.voice(frame);
    if (frame.header.channel === Channel.POINTER) this.ports.pointer(frame);
    if (frame.header.channel === Channel.CHAT) this.ports.chat(frame);
    if (frame.header.channel !== Channel.CONTROL) return;
    this.frames?.serverTime(frame.header.timeMillis);
    let message: ServerMessage | null;
    try {
      message = this.read(frame);
    } catch {
      this.tunnel?.close(CloseCode.BAD_FRAME);
      return;
    }
    if (message !== null) this.take(message);
    const beganAt = this.frames?.beganAt ?? null;
    if (beganAt !== this.state.beganAt && beganAt !== null) this.become({ beganAt });
  }

  private read(frame: Frame): ServerMessage | null {
    const message = readServerMessage(frame.header.kind, frame.payload);
    return message === null ? null : withGuestsMarked(message, this.ports.guestName);
  }

  private take(message: ServerMessage): void {
    const before = this.state;
    switch (message.kind) {
      case "welcome":
        this.welcome(message);
        break;
      case "roster":
        this.follows(after(before.roster, message));
        this.planned(message.end, (message.end?.inMillis ?? END_FAR_MILLIS) < END_FAR_MILLIS);
        this.arrived();
        break;
      case "lobby": {
        const { waiting, line, continued } = message;
        this.become(
          waiting ? { waiting } : {
            line: continued ? [...before.line, ...line] : line,
          },
        );
        break;
      }
      case "closing":
        this.closing = message;
        this.tunnel?.expectEnd();
        break;
      case "done":
        this.requests.done(message.request);
        break;
      case "refused":
        this.requests.refused(message.request, message.problem);
        break;
      case "askedToPresent":
        this.invited(message);
        break;
      case "wishesToPresent":
        this.become({ wishes: message.wishes });
        break;
      case "wishOver":
        this.become({ wish: false });
        break;
      default:
        this.follows(after(before.roster, message));
    }
    if (message.kind === "meetingChanged" && message.planned) {
      this.planned(message.end, message.notice);
    }
    if (message.kind === "shareBegan") this.become({ invitedBy: null });
    if (message.kind === "left") this.awaitBack(message.index);
    this.ports.heard(message, before);
  }

  /** The picture of a share that has ended is not the picture of the next one. */
  private follows(roster: Roster): void {
    const own = roster.participants.get(this.state.me);
    this.become({
      roster,
      ...(roster.share === null ? { shown: null } : {}),
      ...(own === undefined ? {} : {
        role: own.role,
        rights: own.rights,
        maySpeak: has(own.rights, Right.SPEAK),
        muted: own.muted,
        handRaised: own.hand > 0,
      }),
    });
  }

  /** An invitation is over when the server would not take it any more, or when somebody has begun to share. */
  private invited({ by, administration }: OrderedBy): void {
    const who = administration ? { by, administration } : { by };
    const invitedBy = this.state.wish ? { ...who, asWished: true as const } : who;
    this.become({ invitedBy, wish: false });
    this.cancelInvitation?.();
    this.cancelInvitation = this.ports.timers.after(INVITED_MILLIS, () => {
      this.become({ invitedBy: null });
    });
  }

  private planned(told: EndTold | null, endNear: boolean): void {
    const end = told === null
      ? null
      : { at: this.ports.clock() + told.inMillis, forAll: told.forAll };
    this.become({ end, endNear });
  }

  private welcome(welcome: Welcome): void {
    const beganAt = this.ports.clock() - welcome.instanceAgeMillis;
    this.frames = new OwnFrames(welcome.sender, beganAt, this.ports.clock);
    const { meeting, sender: me, role, channels } = welcome;
    const maySpeak = channels.includes(Channel.VOICE);
    const nothing = { invitedBy: null, wish: false, wishes: [], line: [] };
    this.become({ meeting, me, role, maySpeak, beganAt, ...nothing });
    const { server } = this.ports;
    const restarted = server.epoch !== null && server.epoch !== welcome.serverEpoch;
    server.epoch = welcome.serverEpoch;
    if (restarted) this.ports.restarted();
    this.tunnel?.link(welcome.tunnel);
  }

  /** The roster is the sign that the others see us. */
  private arrived(): void {
    const { tunnel, frames } = this;
    if (tunnel === null || frames === null || this.state.phase.name === "present") return;
    this.policy = null;
    this.present = true;
    this.become({ phase: { name: "present" }, waiting: false, ...this.link() });
    this.ports.lineOpened({
      frames,
      send: (frame) => tunnel.send(frame),
      bytesPerSecond: () => tunnel.bytesPerSecond(),
    });
  }

  private closed(code: number): void {
    if (this.state.phase.name === "over") return;
    this.tunnel = null;
    this.frames = null;
    this.present = false;
    this.forgetNotice();
    this.requests.abandon("connection-lost");
    this.ports.lineLost();
    // A server that does not know the tunnel can be reached: no reason to wait.
    this.follow(judgeClose(code, this.closing), code === UNKNOWN_TUNNEL);
  }

  private follow(verdict: Verdict, atOnce = false): void {
    if ("ending" in verdict) {
      this.finish(verdict.ending);
      return;
    }
    const now = this.ports.timers.now();
    const known = this.state.phase;
    if (known.name === "reconnecting") {
      const stopping = known.stopping || verdict.stopping;
      this.become({ phase: { ...known, stopping } });
    } else {
      const phase = { name: "reconnecting", since: now, stopping: verdict.stopping } as const;
      this.become({ phase, roundTripMillis: null, link: null });
    }
    if (atOnce) void this.retry();
    else this.retryLater(now);
  }

  private retryLater(now: number): void {
    const { phase } = this.state;
    if (phase.name !== "reconnecting") return;
    this.policy ??= new ReconnectPolicy(phase.since, this.ports.random);
    const delay = this.policy.nextDelay(now);
    if (delay === null) {
      const reason = phase.stopping ? "server-stopping" : "connection-lost";
      this.finish({ reason, by: "", detail: "" });
      return;
    }
    this.cancelRetry = this.ports.timers.after(delay, () => void this.retry());
  }

  private async retry(): Promise<void> {
    try {
      const grant = await this.ports.join();
      if (this.state.phase.name === "reconnecting") this.connect(grant);
    } catch (error) {
      if (this.state.phase.name !== "reconnecting") return;
      const refused = error instanceof RequestRefused
        ? error
        : new RequestRefused(0, "offline", "");
      this.follow(judgeRefusal(refused));
    }
  }

  private awaitBack(index: number): void {
    this.ports.timers.after(SEAT_KEPT_MILLIS, () => {
      const roster = givenUp(this.state.roster, index);
      if (roster !== this.state.roster) this.become({ roster });
    });
  }

  private ask(kind: ControlKind, message: object): Promise<void> {
    if (this.frames === null) return Promise.reject(new RequestFailed("connection-lost"));
    const { request, answered } = this.requests.begin();
    this.send(kind, { request, ...message });
    return answered;
  }

  private send(kind: ControlKind, message: object): void {
    if (this.frames !== null) this.tunnel?.send(this.frames.control(kind, message));
  }

  private finish(ending: Ending): void {
    this.cancelRetry?.();
    this.cancelInvitation?.();
    this.forgetNotice();
    const { tunnel } = this;
    this.tunnel = null;
    this.frames = null;
    this.present = false;
    this.become({ phase: { name: "over", ending } });
    this.requests.abandon("connection-lost");
    this.ports.lineLost();
    tunnel?.close();
  }

  private become(change: Partial<MeetingState>): void {
    if (this.state.phase.name === "over") return;
    this.state = { ...this.state, ...change };
    this.ports.changed(this.state);
  }
}
