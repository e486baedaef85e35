import type { Choices } from "../../shell/boundary/choices.ts";
import { element } from "../../shell/boundary/dom.ts";
import { every, type Timers } from "../../shell/entity/timers.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import type { PicturePlace } from "../entity/pointer.ts";
import type { SoundActions } from "../../voice/boundary/soundMenu.ts";
import type { DeviceChoice } from "../../voice/entity/deviceChoice.ts";
import type { SoundBlock, VoiceState } from "../../voice/entity/microphoneState.ts";
import { BarView } from "./barView.ts";
import { BlockedSoundView } from "./blockedSoundView.ts";
import { EndNotice } from "./endNotice.ts";
import { InvitationView } from "./invitationView.ts";
import { LobbyView } from "./lobbyView.ts";
import { PeopleView } from "./peopleView.ts";
import { ReconnectingView } from "./reconnectingView.ts";
import { onMicrophoneKey } from "./shortcuts.ts";
import { SlowLineView } from "./slowLineView.ts";
import { StageView } from "./stageView.ts";
import { ToolsView } from "./toolsView.ts";
import { WaitingNews } from "./waitingView.ts";

export interface RoomWish {
  readonly choices: Choices;
  readonly actions: Actions;
  readonly canvas: HTMLCanvasElement;
  readonly canShare: boolean;
  readonly canSpeak: boolean;
  readonly sound: SoundActions;
  readonly voice: VoiceState;
  readonly devices: DeviceChoice;
  readonly timers: Timers;
  readonly clock: () => number;
  /** Says when the sign-in ends; it is filled by who watches that. */
  readonly sessionEnd: HTMLElement;
}

/** The meeting itself: bar, stage, participants and tools, drawn anew from each state. */
export class RoomView {
  readonly element: HTMLElement;
  private readonly bar: BarView;
  private readonly reconnecting: ReconnectingView;
  private readonly slowLine = new SlowLineView();
  private readonly blockedSound: BlockedSoundView;
  private readonly invitation: InvitationView;
  private readonly lobby: LobbyView;
  private readonly waiting: WaitingNews;
  private readonly endNotice: EndNotice;
  private readonly stage: StageView;
  private readonly people: PeopleView;
  private readonly tools: ToolsView;
  private readonly stopClock: () => void;
  private readonly stopKey: () => void;
  private readonly narrow = matchMedia("(max-width: 899px)");
  private readonly resized = () => this.openPeople(!this.narrow.matches);
  private peopleOpen = !this.narrow.matches;
  private state: MeetingState | null = null;
  private blocked: SoundBlock = "no";

  constructor(private readonly wish: RoomWish) {
    const { actions, canvas, canShare } = wish;
    const toggle = () => this.openPeople(!this.peopleOpen);
    this.bar = new BarView(wish.choices);
    this.reconnecting = new ReconnectingView(actions);
    this.blockedSound = new BlockedSoundView(() => actions.takeAll());
    this.invitation = new InvitationView(actions, canShare);
    this.lobby = new LobbyView(wish.choices, actions);
    this.waiting = new WaitingNews(actions, () => this.openPeople(true));
    this.endNotice = new EndNotice(actions);
    this.stage = new StageView(canvas, actions, canShare);
    this.people = new PeopleView(actions, toggle);
    this.tools = new ToolsView({ ...wish, togglePeople: toggle });
    this.element = element(
      "div",
      { class: "room" },
      this.bar.element,
      element(
        "div",
        { class: "news" },
        this.reconnecting.element,
        this.blockedSound.element,
        this.slowLine.element,
        this.invitation.element,
        this.waiting.element,
        this.endNotice.element,
        wish.sessionEnd,
      ),
      this.stage.element,
      this.people.element,
      this.tools.element,
      this.lobby.element,
    );
    this.showVoice(wish.voice);
    this.stopClock = every(wish.timers, 1000, () => this.tick());
    this.stopKey = onMicrophoneKey(() => {
      const may = this.state?.maySpeak === true && this.state.mode !== "view";
      if (wish.canSpeak && may) wish.sound.toggleMicrophone();
    });
    // A sheet that nobody called must not lie on the picture.
    this.narrow.addEventListener("change", this.resized);
  }

  show(state: MeetingState): void {
    this.state = state;
    this.bar.show(state);
    this.invitation.show(state);
    this.waiting.show(state);
    this.lobby.show(state);
    this.element.classList.toggle("in-lobby", state.waiting);
    this.stage.show(state);
    this.blockedSound.show(this.blocked, state.mode);
    this.people.show(state);
    this.tools.show(state, this.peopleOpen);
    this.element.classList.toggle("people-closed", !this.peopleOpen);
    this.tick();
  }

  /** Shows where the presenter points; it moves much oftener than the rest changes. */
  showPointer(place: PicturePlace | null): void {
    this.stage.point(place);
  }

  /** Microphone, meters and all else about sound; they step much oftener than the rest changes. */
  showVoice(voice: VoiceState): void {
    this.people.showVoices(voice.seats);
    this.tools.showVoice(voice, this.state === null ? undefined : voice.seats.get(this.state.me));
    this.blocked = voice.blocked;
    this.blockedSound.show(voice.blocked, this.state?.mode ?? "all");
  }

  /** The page goes on without this view. */
  dispose(): void {
    this.stopClock();
    this.stopKey();
    this.tools.dispose();
    this.people.dispose();
    this.narrow.removeEventListener("change", this.resized);
  }

  private tick(): void {
    if (this.state === null) return;
    this.bar.tick(this.state, this.wish.clock());
    this.reconnecting.show(this.state, this.wish.timers.now());
    this.endNotice.show(this.state, this.wish.clock());
    this.slowLine.show(this.state, this.wish.clock());
    this.tools.tick();
  }

  private openPeople(open: boolean): void {
    this.peopleOpen = open;
    if (this.state !== null) this.show(this.state);
  }
}
