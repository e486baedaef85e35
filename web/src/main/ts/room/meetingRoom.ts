import type { ExpelledPerson, Grant } from "../home/control/meetings.ts";
import type { MeetingRules } from "../home/entity/meetingRules.ts";
import { RoomView } from "../meeting/boundary/roomView.ts";
import { openRules } from "../meeting/boundary/rulesDialog.ts";
import { Attendance, type ServerRun } from "../meeting/control/attendance.ts";
import { OwnPointer } from "../meeting/control/ownPointer.ts";
import { type Line, ScreenShare } from "../meeting/control/screenShare.ts";
import { SeenPointer } from "../meeting/control/seenPointer.ts";
import type { Actions } from "../meeting/entity/actions.ts";
import type { Ending, MeetingState, Presenting } from "../meeting/entity/meetingState.ts";
import type { JoinMode } from "../meeting/entity/joinMode.ts";
import { Right } from "../meeting/entity/messages.ts";
import { claimsOfOthers } from "../meeting/entity/roster.ts";
import { has } from "../meeting/entity/seatActions.ts";
import { canCapture, captureScreen } from "../screen/control/capture.ts";
import { FRAMES_PER_SECOND } from "../screen/control/codecChoice.ts";
import { Presenter } from "../screen/control/presenter.ts";
import type { CodecName } from "../screen/entity/codecs.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { ask, closeDialogs } from "../shell/boundary/dialog.ts";
import { problem, remedyFor } from "../shell/boundary/problems.ts";
import { language, sentence } from "../shell/boundary/speech.ts";
import { browserMemory } from "../shell/entity/preferences.ts";
import type { Screen } from "../shell/entity/screen.ts";
import type { Timers } from "../shell/entity/timers.ts";
import { TransportChoice } from "../tunnel/control/transportChoice.ts";
import {
  type NetworkInformation,
  networkName,
  TransportMemory,
} from "../tunnel/control/transportMemory.ts";
import { browserTransports } from "../tunnel/control/transports.ts";
import { canSpeak } from "../voice/control/microphoneSource.ts";
import type { DeviceChoice } from "../voice/entity/deviceChoice.ts";
import { CLIENT } from "./client.ts";
import { tellAbout } from "./happenings.ts";
import { canShowCamera } from "../camera/control/cameraSource.ts";
import { RoomCameras } from "./roomCameras.ts";
import { RoomChat } from "./roomChat.ts";
import { RoomOrders } from "./roomOrders.ts";
import { RoomPictures } from "./roomPictures.ts";
import { RoomVoice } from "./roomVoice.ts";
import { worker } from "./workers.ts";

/** What a person may ask the server about a meeting beside the tunnel. */
export interface MeetingQuestions {
  rules(): Promise<MeetingRules>;
  /** Who was expelled; refused to whoever does not lead. */
  expelled(): Promise<readonly ExpelledPerson[]>;
}

export interface MeetingRoomWish {
  readonly choices: Choices;
  readonly devices: DeviceChoice;
  readonly timers: Timers;
  readonly server: ServerRun;
  /** Which codecs of a shared screen this browser can decode. */
  readonly decodable: readonly CodecName[];
  /** Says when the sign-in ends. */
  readonly sessionEnd: HTMLElement;
}

/** What is known when the door opens. */
export interface Stay extends MeetingQuestions {
  readonly grant: Grant;
  /** What the person wants to take part in at first. */
  readonly mode: JoinMode;
  /** Asks to be let in again, with the key that is kept in memory. */
  join(): Promise<Grant>;
  /** The meeting is over for this person. */
  over(ending: Ending): void;
}

/** What nobody waits for is asked when the first picture stands. */
const UNHURRIED_MILLIS = 1_000;
/** Sound begins with the first picture, or after so long: what it takes to begin would make both later. */
const SOUND_WITHIN_MILLIS = 500;

/**
 * One stay in a meeting: puts the machine behind it, the two workers and the page together.
 *
 * It is made while the person stands at the door, so that nobody waits for it behind; it begins with {@link enter}.
 */
export class MeetingRoom implements Screen {
  readonly element: HTMLElement;
  private stay: Stay | null = null;
  private readonly view: RoomView;
  private readonly attendance: Attendance;
  private readonly share: ScreenShare;
  private readonly ownPointer: OwnPointer;
  private readonly pointer: SeenPointer;
  private readonly pictures: RoomPictures;
  private readonly cameras: RoomCameras;
  private readonly orders: RoomOrders;
  private readonly voice: RoomVoice;
  private readonly chat: RoomChat;
  private instance = "";
  private readonly leaving = () => this.attendance.leave();
  private lastPhase = "";
  private line: Line | null = null;
  private gone = false;
  private led = false;
  private cancelSound = () => {};

  constructor(private readonly wish: MeetingRoomWish) {
    const { timers } = wish;
    this.pictures = new RoomPictures(timers, wish.decodable, () => this.attendance);
    this.cameras = new RoomCameras(timers, () => this.attendance);
    this.orders = new RoomOrders(() => this.attendance, () => void this.share.begin());
    this.share = this.screenShare();
    this.ownPointer = new OwnPointer(timers, (place) => this.share.point(place));
    this.pointer = new SeenPointer(timers, (place) => this.view.showPointer(place));
    this.attendance = new Attendance({
      timers,
      clock: () => Date.now(),
      random: () => Math.random(),
      join: () => this.stay?.join() ?? Promise.reject(new Error("not inside")),
      openSocket: (path) => browserTransports(tunnelAddress(path), timers),
      transports: new TransportChoice(transportMemory()),
      hello: () => ({
        protocol: 1,
        capabilities: [],
        client: CLIENT,
        language: language(),
        verifierType: 1,
        decodes: this.pictures.decodes(),
      }),
      guestName: (name) => sentence(["meeting.people.guestName", name]),
      changed: (state) => this.changed(state),
      heard: (message, before) => {
        if (message.kind === "shareBegan" && message.share.sender === this.attendance.now().me) {
          this.share.began();
        } else if (message.kind === "shareEnded" && message.sender === before.me) {
          this.share.ended();
        } else if (message.kind === "shareEnded") {
          this.pictures.ended();
        } else if (message.kind === "shareRefused") {
          this.share.refused(message.request, message.problem);
        } else if (message.kind === "keyFrameRequest" && message.camera) {
          this.cameras.own.keyFrameRequested();
        } else if (message.kind === "keyFrameRequest") {
          this.share.keyFrameRequested();
        }
        if (message.kind === "welcome") {
          this.instance = message.instance;
          this.chat.enter(message.sender, message.instance);
        }
        if (message.kind === "chatRefused") this.chat.refused(message.number, message.problem);
        if (message.kind === "participantChanged" || message.kind === "everybodyMuted") {
          this.changedByOrder(before);
        }
        tellAbout(message, before);
      },
      screen: (frame) => this.pictures.frame(frame),
      camera: (frame) => this.cameras.frame(frame),
      voice: (frame) => {
        if (this.attendance.now().mode !== "view") this.voice.frame(frame);
      },
      pointer: (frame) => this.pointer.frame(frame),
      chat: (frame) => this.chat.frame(frame),
      lineOpened: (line) => {
        this.line = line;
        this.share.lineOpened(line);
        this.cameras.lineOpened(line);
        this.chat.lineOpened(line, this.instance);
        if (this.attendance.now().maySpeak) this.voice.lineOpened(line);
      },
      lineLost: () => {
        this.line = null;
        this.pictures.lost();
        this.cameras.lineLost();
        this.pointer.forget();
        this.ownPointer.forget();
        this.voice.lineLost();
        this.chat.lineLost();
        this.share.lineLost();
      },
      drained: () => {
        this.share.drained();
        this.cameras.own.drained();
      },
      picturesLost: () => {
        this.share.picturesLost();
        this.cameras.own.picturesLost();
      },
      server: wish.server,
      restarted: () => {
        announcer.toast("meeting.said.restarted");
        this.chat.restarted();
      },
    });
    this.voice = new RoomVoice({
      timers,
      devices: wish.devices,
      worker: () => worker("voiceWorker"),
      meetingTime: () => Date.now() - (this.attendance.now().beganAt ?? Date.now()),
      me: () => this.attendance.now().me,
      changed: (state) => {
        this.view.showVoice(state);
        this.cameras.heard(state.seats);
      },
    });
    this.chat = new RoomChat({
      timers,
      changed: (state) => this.view.showChat(state),
      arrived: () => this.view.written(),
      reacted: (reacted) => this.view.react(reacted),
    });
    this.view = new RoomView({
      choices: wish.choices,
      actions: this.actions(),
      canvas: this.pictures.canvas,
      canShare: canCapture(),
      canSpeak: canSpeak(),
      canShowCamera: canShowCamera(),
      cameraOf: (sender) => this.cameras.canvasOf(sender),
      sound: {
        ...this.voice.actions,
        toggleMicrophone: () => this.toggleMicrophone(),
        hold: () => this.holdMicrophone(),
      },
      voice: this.voice.now(),
      chat: this.chat.actions,
      devices: wish.devices,
      timers,
      clock: () => Date.now(),
      sessionEnd: wish.sessionEnd,
    });
    this.element = this.view.element;
    this.view.show(this.attendance.now());
  }

  /** Titles follow the meeting. */
  get title(): readonly [string, string] {
    return ["meeting.document", this.attendance.now().meeting.title];
  }

  /** Goes in; once. */
  enter(stay: Stay): void {
    this.stay = stay;
    // First, so that the connections are made while the page is shown.
    this.attendance.enter(stay.grant, stay.mode);
    this.view.begin();
    this.cancelSound = this.wish.timers.after(SOUND_WITHIN_MILLIS, () => this.voice.begin());
  }

  shown(): void {
    addEventListener("pagehide", this.leaving);
  }

  left(): void {
    removeEventListener("pagehide", this.leaving);
    // Another screen is already chosen; the end of this stay must not bring its own.
    this.gone = true;
    this.attendance.leave();
    this.cancelSound();
    this.voice.dispose();
    this.chat.dispose();
    this.view.dispose();
    this.pictures.dispose();
    this.cameras.dispose();
  }

  private changed(state: MeetingState): void {
    const { phase, roster } = state;
    this.chat.know(roster);
    if (phase.name === "over") {
      this.share.stop();
      this.cameras.own.stop();
      closeDialogs();
      if (!this.gone) this.stay?.over(phase.ending);
      return;
    }
    if (phase.name === "present") {
      if (roster.share === null || state.shown !== null) this.voice.begin();
      this.voice.keep(new Set(roster.participants.keys()));
      this.pictures.follow(state);
      this.cameras.follow(state);
      const blind = state.mode === "audio" || roster.share?.sender === state.me;
      this.pointer.watch(blind ? null : roster.share);
      this.share.viewers(claimsOfOthers(roster, state.me));
    }
    this.leads(phase.name === "present" && has(state.rights, Right.LEAD));
    this.announce(phase.name);
    // Whom this participant looks at may be another thing than a moment ago.
    this.view.show(phase.name === "present" ? this.attendance.now() : state);
  }

  /** Whoever begins to lead, or comes back, is told who was expelled meanwhile. */
  private leads(leads: boolean): void {
    const begins = leads && !this.led;
    this.led = leads;
    if (begins) this.wish.timers.after(UNHURRIED_MILLIS, () => void this.askWhoIsOut());
  }

  private async askWhoIsOut(): Promise<void> {
    const { stay } = this;
    if (this.gone || stay === null) return;
    try {
      const people = (await stay.expelled()).map(({ index, name, guest }) => ({
        index,
        name: guest ? sentence(["meeting.people.guestName", name]) : name,
      }));
      this.attendance.knowExpelled(people);
    } catch {
      // The list has those whom this page saw go.
    }
  }

  private announce(phase: string): void {
    const before = this.lastPhase;
    this.lastPhase = phase;
    if (phase === before) return;
    if (phase === "reconnecting") announcer.polite("meeting.reconnecting.title");
    if (phase === "present") {
      announcer.polite(before === "reconnecting" ? "meeting.said.back" : "meeting.said.present");
    }
  }

  private screenShare(): ScreenShare {
    const { timers } = this.wish;
    return new ScreenShare(
      () => captureScreen(FRAMES_PER_SECOND),
      (capture, events, claims) =>
        new Presenter(capture, worker("encoderWorker"), events, timers, claims),
      {
        changed: (presenting) => this.presents(presenting),
        failed: (text) => {
          announcer.toast("meeting.share.failed");
          announcer.toast(text.startsWith("problem.") ? problem(text.slice(8)) : text);
        },
        stopped: () => announcer.polite("meeting.said.stopped"),
        reduced: (up) => {
          const { slow } = this.attendance.now();
          if (up !== slow.up) this.attendance.update({ slow: { ...slow, up } });
        },
      },
    );
  }

  /** Who joined without sound or pictures wants both from now on; a screen at rest sends nothing by itself. */
  private takeAll(): void {
    this.attendance.update({ mode: "all" });
    const { share } = this.attendance.now().roster;
    if (share !== null) this.attendance.requestKeyFrame(share.sender, share.stream);
  }

  private presents(presenting: Presenting): void {
    const before = this.attendance.now().presenting;
    const wasFrozen = "frozen" in before && before.frozen !== null;
    const isFrozen = "frozen" in presenting && presenting.frozen !== null;
    if (presenting.name !== "on") this.ownPointer.forget();
    this.attendance.update({ presenting });
    if (isFrozen !== wasFrozen && presenting.name !== "nothing") {
      announcer.polite(`meeting.said.mine.${isFrozen ? "frozen" : "goesOn"}`);
    }
  }

  /** Whoever was muted and turns the microphone on wants to be heard. */
  private toggleMicrophone(): void {
    if (this.attendance.now().muted && !this.voice.isOn()) this.attendance.unmute();
    this.voice.actions.toggleMicrophone();
  }

  private holdMicrophone(): void {
    if (this.attendance.now().muted) this.attendance.unmute();
    this.voice.actions.hold();
  }

  /** Somebody who leads muted this participant or changed the role. */
  private changedByOrder(before: MeetingState): void {
    const { muted, maySpeak } = this.attendance.now();
    if (muted && !before.muted || !maySpeak && before.maySpeak) this.voice.turnOff();
    if (maySpeak === before.maySpeak) return;
    if (maySpeak && this.line !== null) this.voice.lineOpened(this.line);
    if (!maySpeak) this.voice.silenced();
  }

  private actions(): Actions {
    return {
      leave: () => void this.leave(),
      share: () => void this.share.begin(),
      stopSharing: () => this.share.stop(),
      takeAll: () => this.takeAll(),
      freeze: () => this.share.freeze(),
      goOn: () => this.share.goOn(),
      point: (place) => place === null ? this.ownPointer.hide() : this.ownPointer.move(place),
      toggleCamera: () => this.cameras.toggle(),
      hideCameras: (hidden) => this.cameras.hide(hidden),
      ...this.orders.actions(),
      copyLink: () => void this.copyLink(),
      showRules: () => void this.showRules(),
    };
  }

  private async leave(): Promise<void> {
    const sharing = this.attendance.now().presenting.name === "on";
    const sure = !sharing || await ask({
      title: "meeting.leave.title",
      effect: "meeting.leave.effect",
      verb: "meeting.leave.submit",
      safe: "meeting.dialog.stay",
    });
    if (sure) this.attendance.leave();
  }

  private async showRules(): Promise<void> {
    const { stay } = this;
    const { role } = this.attendance.now();
    if (stay === null) return;
    try {
      const rules = await stay.rules();
      if (this.attendance.now().phase.name !== "over") openRules(rules, role);
    } catch (error) {
      announcer.toast(remedyFor(error));
    }
  }

  private async copyLink(): Promise<void> {
    const { number } = this.attendance.now().meeting;
    await navigator.clipboard.writeText(new URL(`#/${number}`, location.href).href);
    announcer.toast("meeting.people.linkCopied");
  }
}

function transportMemory(): TransportMemory {
  const { connection } = navigator as { connection?: NetworkInformation };
  return new TransportMemory(browserMemory(), () => networkName(connection), () => Date.now());
}

function tunnelAddress(path: string): URL {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) throw new Error("foreign tunnel");
  address.protocol = "wss:";
  return address;
}
