import type { Grant } from "../home/control/meetings.ts";
import type { MeetingRules } from "../home/entity/meetingRules.ts";
import { RoomView } from "../meeting/boundary/roomView.ts";
import { openRules } from "../meeting/boundary/rulesDialog.ts";
import { Attendance, type ServerRun } from "../meeting/control/attendance.ts";
import { RequestFailed } from "../meeting/control/requests.ts";
import { OwnPointer } from "../meeting/control/ownPointer.ts";
import { type Line, ScreenShare } from "../meeting/control/screenShare.ts";
import { SeenPointer } from "../meeting/control/seenPointer.ts";
import type { Actions } from "../meeting/entity/actions.ts";
import type { Ending, MeetingState, Presenting } from "../meeting/entity/meetingState.ts";
import type { JoinMode } from "../meeting/entity/joinMode.ts";
import type { Role } from "../meeting/entity/messages.ts";
import { canCapture, captureScreen } from "../screen/control/capture.ts";
import { FRAMES_PER_SECOND } from "../screen/control/codecChoice.ts";
import { PictureDelay } from "../screen/control/pictureDelay.ts";
import { Presenter } from "../screen/control/presenter.ts";
import { type ShownPicture, Viewer } from "../screen/control/viewer.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { ask, closeDialogs } from "../shell/boundary/dialog.ts";
import { Field } from "../shell/boundary/form.ts";
import { problem, remedyFor } from "../shell/boundary/problems.ts";
import { language, sentence } from "../shell/boundary/speech.ts";
import { browserMemory } from "../shell/entity/preferences.ts";
import type { Screen } from "../shell/entity/screen.ts";
import type { Timers } from "../shell/entity/timers.ts";
import type { Sentence } from "../shell/entity/words.ts";
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
import { RoomChat } from "./roomChat.ts";
import { RoomVoice } from "./roomVoice.ts";
import { worker } from "./workers.ts";

export interface MeetingRoomWish {
  readonly choices: Choices;
  readonly devices: DeviceChoice;
  /** What the person wants to take part in at first. */
  readonly mode: JoinMode;
  readonly timers: Timers;
  readonly grant: Grant;
  /** Asks to be let in again, with the key that is kept in memory. */
  join(): Promise<Grant>;
  rules(): Promise<MeetingRules>;
  readonly server: ServerRun;
  /** Says when the sign-in ends. */
  readonly sessionEnd: HTMLElement;
  /** The meeting is over for this person. */
  over(ending: Ending): void;
}

/** One stay in a meeting: puts the machine behind it, the two workers and the page together. */
export class MeetingRoom implements Screen {
  readonly element: HTMLElement;
  readonly title: readonly [string, string];
  private readonly view: RoomView;
  private readonly attendance: Attendance;
  private readonly share: ScreenShare;
  private readonly ownPointer: OwnPointer;
  private readonly pointer: SeenPointer;
  private readonly viewer: Viewer;
  private readonly decoder: Worker;
  private readonly pictureDelay = new PictureDelay();
  private readonly voice: RoomVoice;
  private readonly chat: RoomChat;
  private instance = "";
  private readonly leaving = () => this.attendance.leave();
  private lastPhase = "";
  private line: Line | null = null;
  private gone = false;

  constructor(private readonly wish: MeetingRoomWish) {
    const { grant, timers } = wish;
    const canvas = document.createElement("canvas");
    this.title = ["meeting.document", grant.meeting.title];
    this.decoder = worker("decoderWorker");
    const offscreen = canvas.transferControlToOffscreen();
    this.decoder.postMessage({ kind: "canvas", canvas: offscreen }, [offscreen]);
    this.viewer = new Viewer(this.decoder, timers, {
      keyFrameNeeded: ({ sender, stream }) => this.attendance.requestKeyFrame(sender, stream),
      arrived: (time) => this.slow({ down: this.pictureDelay.arrived(time, Date.now()) }),
      shown: (picture) => this.shown(picture),
      undecodable: ({ sender }) => this.attendance.update({ undecodable: sender }),
    });
    this.share = this.screenShare();
    this.ownPointer = new OwnPointer(timers, (place) => this.share.point(place));
    this.pointer = new SeenPointer(timers, (place) => this.view.showPointer(place));
    this.voice = new RoomVoice({
      timers,
      devices: wish.devices,
      worker: () => worker("voiceWorker"),
      meetingTime: () => Date.now() - (this.attendance.now().beganAt ?? Date.now()),
      me: () => this.attendance.now().me,
      changed: (state) => this.view.showVoice(state),
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
      canvas,
      canShare: canCapture(),
      canSpeak: canSpeak(),
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
    this.attendance = new Attendance({
      timers,
      clock: () => Date.now(),
      random: () => Math.random(),
      join: () => wish.join(),
      openSocket: (path) => browserTransports(tunnelAddress(path), timers),
      transports: new TransportChoice(transportMemory()),
      hello: {
        protocol: 1,
        capabilities: [],
        client: CLIENT,
        language: language(),
        verifierType: 1,
      },
      guestName: (name) => sentence(["meeting.people.guestName", name]),
      changed: (state) => this.changed(state),
      heard: (message, before) => {
        if (message.kind === "shareBegan" && message.share.sender === this.attendance.now().me) {
          this.share.began();
        } else if (message.kind === "shareEnded" && message.sender === before.me) {
          this.share.ended();
        } else if (message.kind === "shareEnded") {
          this.pictureDelay.forget();
          this.slow({ down: false });
        } else if (message.kind === "shareRefused") {
          this.share.refused(message.request, message.problem);
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
      screen: (frame) => this.viewer.frame(frame),
      voice: (frame) => {
        if (this.attendance.now().mode !== "view") this.voice.frame(frame);
      },
      pointer: (frame) => this.pointer.frame(frame),
      chat: (frame) => this.chat.frame(frame),
      lineOpened: (line) => {
        this.line = line;
        this.share.lineOpened(line);
        this.chat.lineOpened(line, this.instance);
        if (this.attendance.now().maySpeak) this.voice.lineOpened(line);
      },
      lineLost: () => {
        this.line = null;
        this.viewer.forget();
        this.pointer.forget();
        this.ownPointer.forget();
        this.pictureDelay.forget();
        this.slow({ down: false });
        this.voice.lineLost();
        this.chat.lineLost();
        this.share.lineLost();
      },
      drained: () => this.share.drained(),
      picturesLost: () => this.share.picturesLost(),
      server: wish.server,
      restarted: () => {
        announcer.toast("meeting.said.restarted");
        this.chat.restarted();
      },
    }, grant);
    this.attendance.update({ mode: wish.mode });
  }

  shown(picture?: ShownPicture): void {
    if (picture === undefined) {
      addEventListener("pagehide", this.leaving);
      return;
    }
    const { beganAt } = this.attendance.now();
    const at = Date.now();
    const latencyMillis = Math.max(0, Math.round(at - (beganAt ?? at) - picture.time));
    const { sender, number, width, height, frozen } = picture;
    this.tellFrozen(sender, frozen);
    this.attendance.update({ shown: { sender, number, width, height, latencyMillis, at, frozen } });
  }

  private tellFrozen(sender: number, frozen: boolean): void {
    const { shown, roster } = this.attendance.now();
    const before = shown?.sender === sender && shown.frozen;
    const name = roster.participants.get(sender)?.name;
    if (frozen === before || name === undefined) return;
    announcer.polite([`meeting.said.${frozen ? "frozen" : "goesOn"}`, name]);
  }

  private slow(change: { up?: boolean; down?: boolean }): void {
    const before = this.attendance.now().slow;
    const slow = { ...before, ...change };
    if (slow.up !== before.up || slow.down !== before.down) this.attendance.update({ slow });
  }

  left(): void {
    removeEventListener("pagehide", this.leaving);
    // Another screen is already chosen; the end of this stay must not bring its own.
    this.gone = true;
    this.attendance.leave();
    this.voice.dispose();
    this.chat.dispose();
    this.view.dispose();
    this.decoder.terminate();
  }

  private changed(state: MeetingState): void {
    const { phase, roster } = state;
    this.chat.know(roster);
    if (phase.name === "over") {
      this.share.stop();
      closeDialogs();
      if (!this.gone) this.wish.over(phase.ending);
      return;
    }
    if (phase.name === "present") {
      this.voice.keep(new Set(roster.participants.keys()));
      const blind = state.mode === "audio" || roster.share?.sender === state.me;
      const watched = blind ? null : roster.share;
      this.viewer.watch(watched);
      this.pointer.watch(watched);
    }
    this.announce(phase.name);
    this.view.show(state);
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
      (capture, events) => new Presenter(capture, worker("encoderWorker"), events, timers),
      {
        changed: (presenting) => this.presents(presenting),
        failed: (text) => {
          announcer.toast("meeting.share.failed");
          announcer.toast(text.startsWith("problem.") ? problem(text.slice(8)) : text);
        },
        stopped: () => announcer.polite("meeting.said.stopped"),
        reduced: (up) => this.slow({ up }),
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
      ...this.leading(),
      endMeeting: () => void this.endMeeting(),
      copyLink: () => void this.copyLink(),
      showRules: () => void this.showRules(),
    };
  }

  /** What only those who lead, and some of it whoever presents, can do. */
  private leading() {
    return {
      expel: (index: number, name: string) => void this.expel(index, name),
      readmit: (index: number, name: string) => {
        const done: Sentence = ["meeting.readmit.done", name];
        const failed: Sentence = ["meeting.readmit.failed", name];
        void this.tryTo(() => this.attendance.readmit(index), done, failed);
      },
      stopShare: (index: number, name: string) => void this.stopShare(index, name),
      mute: (index: number, name: string) => {
        const done: Sentence = ["meeting.mute.done", name];
        void this.tryTo(() => this.attendance.mute(index), done, ["meeting.mute.failed", name]);
      },
      muteAll: () => void this.muteAll(),
      lock: (locked: boolean) => {
        void this.tryTo(() => this.attendance.lock(locked), null, "meeting.lock.failed");
      },
      turnLobby: (on: boolean) => {
        void this.tryTo(() => this.attendance.turnLobby(on), null, "meeting.lobby.turnFailed");
      },
      lockChat: (locked: boolean) => {
        void this.tryTo(() => this.attendance.lockChat(locked), null, "chat.lockFailed");
      },
      changeRole: (index: number, name: string, role: Role) => {
        const done: Sentence = [`meeting.said.role.${role}`, name];
        const failed: Sentence = ["meeting.role.failed", name];
        void this.tryTo(() => this.attendance.changeRole(index, role), done, failed);
      },
      admit: (index: number, name: string) => {
        const failed: Sentence = ["meeting.lobby.admitFailed", name];
        void this.tryTo(() => this.attendance.admit(index), null, failed);
      },
      admitAll: () => {
        void this.tryTo(() => this.attendance.admit(null), null, "meeting.lobby.admitAllFailed");
      },
      refuse: (index: number, name: string) => void this.refuse(index, name),
      extend: (minutes: number) => {
        void this.tryTo(() => this.attendance.extend(minutes), null, "meeting.planned.failed");
      },
      closeEndNotice: () => this.attendance.update({ endNear: false }),
      askToPresent: (index: number, name: string) => {
        const done: Sentence = ["meeting.askToPresent.done", name];
        const failed: Sentence = ["meeting.askToPresent.failed", name];
        void this.tryTo(() => this.attendance.askToPresent(index), done, failed);
      },
      answerInvitation: (accepted: boolean) => {
        if (accepted) void this.share.begin();
        else this.attendance.update({ invitedBy: null });
      },
      raiseHand: (raised: boolean) => this.attendance.raiseHand(raised),
      lowerHand: (index: number) => {
        void this.tryTo(() => this.attendance.lowerHands(index), null, "meeting.hands.failed");
      },
      lowerAllHands: () => {
        void this.tryTo(() => this.attendance.lowerHands(null), null, "meeting.hands.failed");
      },
    };
  }

  private async stopShare(index: number, name: string): Promise<void> {
    const sure = await ask({
      title: ["meeting.stopShare.title", name],
      effect: ["meeting.stopShare.effect", name],
      verb: "meeting.stopShare.submit",
    });
    if (!sure) return;
    const failed: Sentence = ["meeting.stopShare.failed", name];
    await this.tryTo(() => this.attendance.stopShare(index), null, failed);
  }

  private async muteAll(): Promise<void> {
    const sure = await ask({
      title: "meeting.muteAll.title",
      effect: "meeting.muteAll.effect",
      verb: "meeting.muteAll.submit",
    });
    if (!sure) return;
    const done = "meeting.muteAll.done";
    await this.tryTo(() => this.attendance.mute(null), done, "meeting.muteAll.failed");
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

  private async expel(index: number, name: string): Promise<void> {
    const reason = await askWhy("expel", name, "meeting.expel.submit");
    if (reason === null) return;
    const done: Sentence = ["meeting.expel.done", name];
    const failed: Sentence = ["meeting.expel.failed", name];
    await this.tryTo(() => this.attendance.expel(index, reason), done, failed);
  }

  private async refuse(index: number, name: string): Promise<void> {
    const reason = await askWhy("refuse", name, "meeting.lobby.refuse");
    if (reason === null) return;
    const done: Sentence = ["meeting.refuse.done", name];
    const failed: Sentence = ["meeting.refuse.failed", name];
    await this.tryTo(() => this.attendance.refuse(index, reason), done, failed);
  }

  private async endMeeting(): Promise<void> {
    const { meeting, roster } = this.attendance.now();
    const sure = await ask({
      title: ["meeting.end.title", meeting.title],
      effect: ["meeting.end.effect", roster.participants.size],
      verb: "meeting.end.submit",
    });
    if (sure) await this.tryTo(() => this.attendance.endMeeting(), null, "meeting.end.failed");
  }

  private async tryTo(
    act: () => Promise<void>,
    done: Sentence | null,
    failed: Sentence,
  ): Promise<void> {
    try {
      await act();
      if (done !== null) announcer.toast(done);
    } catch (error) {
      // The end of the meeting ends the tunnel too, before or after the answer.
      if (this.attendance.now().phase.name === "over") return;
      announcer.toast(failed);
      announcer.toast(problem(error instanceof RequestFailed ? error.problem : "page"));
    }
  }

  private async showRules(): Promise<void> {
    const { role } = this.attendance.now();
    try {
      const rules = await this.wish.rules();
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

/** Asks whether to do that to somebody, and why: the reason, perhaps empty, or null for no. */
async function askWhy(
  what: "expel" | "refuse",
  name: string,
  verb: string,
): Promise<string | null> {
  const reason = new Field({
    label: "meeting.expel.reason",
    name: "reason",
    need: "optional",
    hint: "meeting.expel.reasonHint",
    attributes: { maxlength: "200", autocomplete: "off" },
  });
  const sure = await ask({
    title: [`meeting.${what}.title`, name],
    effect: [`meeting.${what}.effect`, name],
    verb,
    more: reason.element,
  });
  return sure ? reason.value.trim() : null;
}
