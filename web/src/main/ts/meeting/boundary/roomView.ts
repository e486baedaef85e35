import type { Choices } from "../../shell/boundary/choices.ts";
import { element } from "../../shell/boundary/dom.ts";
import { every, type Timers } from "../../shell/entity/timers.ts";
import { type ChatActions, ChatView } from "../../chat/boundary/chatView.ts";
import { ReactionsView } from "../../chat/boundary/reactionsView.ts";
import type { ChatState, Reacted, Reaction } from "../../chat/entity/chatState.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import type { PicturePlace } from "../entity/pointer.ts";
import { Right } from "../entity/messages.ts";
import { has } from "../entity/seatActions.ts";
import type { SoundActions } from "../../voice/boundary/soundMenu.ts";
import type { DeviceChoice } from "../../voice/entity/deviceChoice.ts";
import type { SoundBlock, VoiceState } from "../../voice/entity/microphoneState.ts";
import { CamerasView } from "../../camera/boundary/camerasView.ts";
import { BarView } from "./barView.ts";
import { BlockedSoundView } from "./blockedSoundView.ts";
import { EndNotice } from "./endNotice.ts";
import { InvitationView } from "./invitationView.ts";
import { LobbyView } from "./lobbyView.ts";
import { PeopleView } from "./peopleView.ts";
import { ReconnectingView } from "./reconnectingView.ts";
import { onCameraKey, onChatKey, onMicrophoneKey, onTalkKey } from "./shortcuts.ts";
import { SlowLineView } from "./slowLineView.ts";
import { StageView } from "./stageView.ts";
import { ToolsView } from "./toolsView.ts";
import { WaitingNews } from "./waitingView.ts";
import { WishesView } from "./wishesView.ts";

export interface RoomWish {
  readonly choices: Choices;
  readonly actions: Actions;
  readonly canvas: HTMLCanvasElement;
  readonly canShare: boolean;
  readonly canSpeak: boolean;
  readonly canShowCamera: boolean;
  /** Where the pictures of somebody's camera are painted. */
  readonly cameraOf: (sender: number) => HTMLCanvasElement | null;
  readonly sound: SoundActions;
  readonly voice: VoiceState;
  readonly chat: ChatActions;
  readonly devices: DeviceChoice;
  readonly timers: Timers;
  readonly clock: () => number;
  /** Says when the sign-in ends; it is filled by who watches that. */
  readonly sessionEnd: HTMLElement;
}

const REACTED_MILLIS = 5000;

/** The meeting itself: bar, stage, participants and tools, drawn anew from each state. */
export class RoomView {
  readonly element: HTMLElement;
  private readonly bar: BarView;
  private readonly reconnecting: ReconnectingView;
  private readonly slowLine = new SlowLineView();
  private readonly blockedSound: BlockedSoundView;
  private readonly invitation: InvitationView;
  private readonly wishes: WishesView;
  private readonly lobby: LobbyView;
  private readonly waiting: WaitingNews;
  private readonly endNotice: EndNotice;
  private readonly stage: StageView;
  private readonly cameras: CamerasView;
  private readonly people: PeopleView;
  private readonly tools: ToolsView;
  private readonly chat: ChatView;
  private readonly reactions: ReactionsView;
  private readonly news: HTMLElement;
  private push: boolean;
  private readonly reacting = new Map<number, { reaction: Reaction; cancel: () => void }>();
  private chatOpen = false;
  private unread = 0;
  private stops: (() => void)[] = [];
  private readonly narrow = matchMedia("(max-width: 899px)");
  private peopleOpen = !this.narrow.matches;
  private state: MeetingState | null = null;
  private blocked: SoundBlock = "no";

  constructor(private readonly wish: RoomWish) {
    const { actions, canvas, canShare } = wish;
    this.push = wish.voice.push;
    const toggle = () => {
      const open = this.chatOpen || !this.peopleOpen;
      if (this.chatOpen) this.openChat(false);
      this.openPeople(open);
    };
    const toggleChat = () => this.toggleChat();
    this.bar = new BarView(wish.choices);
    this.reconnecting = new ReconnectingView(actions);
    this.blockedSound = new BlockedSoundView(() => actions.takeAll());
    this.invitation = new InvitationView(actions, canShare);
    this.wishes = new WishesView(actions);
    this.lobby = new LobbyView(wish.choices, actions);
    this.waiting = new WaitingNews(actions, () => this.openPeople(true));
    this.endNotice = new EndNotice(actions);
    this.stage = new StageView(canvas, actions, canShare);
    this.cameras = new CamerasView(wish.cameraOf, (hidden) => actions.hideCameras(hidden));
    this.people = new PeopleView(actions, () => this.closePeople());
    const react = (reaction: Reaction) => wish.chat.react(reaction);
    this.tools = new ToolsView({ ...wish, togglePeople: toggle, toggleChat, react });
    this.chat = new ChatView(wish.chat, () => this.closeChat());
    this.reactions = new ReactionsView(wish.timers);
    this.stage.element.append(this.reactions.element);
    this.news = element(
      "div",
      { class: "news" },
      this.reconnecting.element,
      this.blockedSound.element,
      this.slowLine.element,
      this.invitation.element,
      this.wishes.element,
      this.waiting.element,
      this.endNotice.element,
    );
    this.element = element(
      "div",
      { class: "room" },
      this.bar.element,
      this.news,
      this.cameras.element,
      this.stage.element,
      this.people.element,
      this.chat.element,
      this.tools.element,
      this.lobby.element,
    );
    this.showVoice(wish.voice);
    this.tools.showChat(false, 0);
  }

  /** The stay begins: keys work, the clock runs. */
  begin(): void {
    const { wish } = this;
    const { actions, sound } = wish;
    this.news.append(wish.sessionEnd);
    const resized = () => this.openPeople(!this.narrow.matches);
    resized();
    const maySpeak = () =>
      wish.canSpeak && this.state?.maySpeak === true && this.state.mode !== "view";
    document.addEventListener("visibilitychange", this.seen);
    // A sheet that nobody called must not lie on the picture.
    this.narrow.addEventListener("change", resized);
    this.stops = [
      every(wish.timers, 1000, () => this.tick()),
      onMicrophoneKey(() => {
        if (maySpeak()) sound.toggleMicrophone();
      }),
      onCameraKey(() => actions.toggleCamera()),
      onChatKey(() => this.toggleChat()),
      onTalkKey({
        may: () => this.push && maySpeak(),
        hold: () => sound.hold(),
        letGo: () => sound.letGo(),
      }),
      () => document.removeEventListener("visibilitychange", this.seen),
      () => this.narrow.removeEventListener("change", resized),
    ];
  }

  show(state: MeetingState): void {
    this.state = state;
    this.bar.show(state);
    this.invitation.show(state);
    this.wishes.show(state);
    this.waiting.show(state);
    this.lobby.show(state);
    this.element.classList.toggle("in-lobby", state.waiting);
    this.stage.show(state);
    this.cameras.show(state);
    this.blockedSound.show(this.blocked, state.mode);
    this.people.show(state);
    this.tools.show(state, this.peopleOpen && !this.chatOpen);
    this.element.classList.toggle("people-closed", !this.peopleOpen || this.chatOpen);
    const why = whyNotWrite(state);
    this.chat.forbid(why);
    this.tools.forbidReactions(why);
    this.tick();
  }

  /** Shows where the presenter points; it moves much oftener than the rest changes. */
  showPointer(place: PicturePlace | null): void {
    this.stage.point(place);
  }

  /** Microphone, meters and all else about sound; they step much oftener than the rest changes. */
  showVoice(voice: VoiceState): void {
    this.push = voice.push;
    this.people.showVoices(voice.seats);
    this.cameras.showVoices(voice.seats);
    this.tools.showVoice(voice, this.state === null ? undefined : voice.seats.get(this.state.me));
    this.blocked = voice.blocked;
    this.blockedSound.show(voice.blocked, this.state?.mode ?? "all");
  }

  /** What is written, as it is now. */
  showChat(chat: ChatState): void {
    this.chat.show(chat);
  }

  /** Somebody else has written. */
  written(): void {
    if (this.chatOpen && document.visibilityState === "visible") return;
    this.unread += 1;
    this.tools.showChat(this.chatOpen, this.unread);
  }

  /** Somebody reacts: shown over the stage and at the seat, for a moment. */
  react(reacted: Reacted): void {
    this.reactions.show(reacted);
    const { sender, reaction } = reacted;
    this.reacting.get(sender)?.cancel();
    const cancel = this.wish.timers.after(REACTED_MILLIS, () => {
      this.reacting.delete(sender);
      this.showReactions();
    });
    this.reacting.set(sender, { reaction, cancel });
    this.showReactions();
  }

  private showReactions(): void {
    const shown = [...this.reacting].map(([sender, { reaction }]) => [sender, reaction] as const);
    this.people.showReactions(new Map(shown));
  }

  /** The page goes on without this view. */
  dispose(): void {
    for (const stop of this.stops) stop();
    this.cameras.dispose();
    this.reactions.dispose();
    for (const { cancel } of this.reacting.values()) cancel();
    this.tools.dispose();
    this.people.dispose();
  }

  private tick(): void {
    if (this.state === null) return;
    this.bar.tick(this.state, this.wish.clock());
    this.reconnecting.show(this.state, this.wish.timers.now());
    this.endNotice.show(this.state, this.wish.clock());
    this.slowLine.show(this.state, this.wish.clock());
    this.tools.tick();
  }

  private readonly seen = () => {
    if (this.chatOpen && document.visibilityState === "visible") this.read();
  };

  private read(): void {
    this.unread = 0;
    this.tools.showChat(this.chatOpen, 0);
  }

  private toggleChat(): void {
    this.openChat(!this.chatOpen);
  }

  private openChat(open: boolean): void {
    this.chatOpen = open;
    this.element.classList.toggle("chat-open", open);
    if (this.state !== null) this.show(this.state);
    this.chat.open(open);
    if (open) this.read();
    else this.tools.showChat(false, this.unread);
  }

  /** Closed from inside: the focus goes back to the button that opens it. */
  private closeChat(): void {
    this.openChat(false);
    this.element.querySelector<HTMLElement>(".chat-tool")?.focus();
  }

  /** Closed from inside, as the chat. */
  private closePeople(): void {
    this.openPeople(false);
    this.element.querySelector<HTMLElement>(".people-tool")?.focus();
  }

  private openPeople(open: boolean): void {
    this.peopleOpen = open;
    if (this.state !== null) this.show(this.state);
  }
}

function whyNotWrite(state: MeetingState): Sentence | null {
  if (state.phase.name === "connecting") return "chat.closed.offline";
  if (!has(state.rights, Right.WRITE)) return "chat.closed.viewer";
  return state.roster.chatLocked && !has(state.rights, Right.LEAD) ? "chat.closed.locked" : null;
}
