import { goByArrows } from "../../shell/boundary/arrowKeys.ts";
import { element, replaceChildren, setAttribute } from "../../shell/boundary/dom.ts";
import { button } from "../../shell/boundary/form.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";
import { reactionButtons } from "../../chat/boundary/reactionButtons.ts";
import type { Reaction } from "../../chat/entity/chatState.ts";
import { CameraTool } from "../../camera/boundary/cameraTool.ts";
import { MicrophoneTool } from "../../voice/boundary/microphoneTool.ts";
import { type SoundActions, SoundMenu } from "../../voice/boundary/soundMenu.ts";
import type { DeviceChoice } from "../../voice/entity/deviceChoice.ts";
import type { SeatVoice, VoiceState } from "../../voice/entity/microphoneState.ts";
import type { Actions } from "../entity/actions.ts";
import type { MeetingState } from "../entity/meetingState.ts";
import { Right } from "../entity/messages.ts";
import { has } from "../entity/seatActions.ts";

export interface ToolsWish {
  readonly actions: Actions;
  readonly canShare: boolean;
  readonly canSpeak: boolean;
  readonly canShowCamera: boolean;
  readonly sound: SoundActions;
  readonly devices: DeviceChoice;
  togglePeople(): void;
  toggleChat(): void;
  react(reaction: Reaction): void;
}

const MOST_UNREAD = 99;

/** The tools of the meeting, each with its word; what is not possible now says why. */
export class ToolsView {
  readonly element: HTMLElement;
  private readonly shareText = element("span");
  private readonly shareIcon = element("span");
  private readonly share: HTMLButtonElement;
  private readonly microphone: MicrophoneTool;
  private readonly camera: CameraTool;
  private readonly soundMenu: SoundMenu;
  private readonly sound: MenuTool;
  private readonly hand: HTMLButtonElement;
  private readonly handText = element("span");
  private readonly lockText = element("span");
  private readonly lobbyText = element("span");
  private readonly lower: HTMLButtonElement;
  private readonly end: HTMLButtonElement;
  private readonly people: HTMLButtonElement;
  private readonly badge = element("b", { class: "badge", attributes: { hidden: true } });
  private readonly chat: HTMLButtonElement;
  private readonly unread = element("span", { class: "unread", attributes: { hidden: true } });
  private readonly react: MenuTool;
  private readonly lockChatText = element("span");
  private readonly more: MenuTool;
  private sharing = false;
  /** Whether somebody else shares, so that this one has to ask. */
  private taken = false;
  private wished = false;
  private locked = false;
  private chatLocked = false;
  private lobby = false;
  private handRaised = false;

  constructor(private readonly wish: ToolsWish) {
    const { actions, sound } = wish;
    this.share = element(
      "button",
      { class: "tool", attributes: { type: "button" }, on: { click: () => this.shareClicked() } },
      this.shareIcon,
      this.shareText,
    );
    this.microphone = new MicrophoneTool(
      () => sound.toggleMicrophone(),
      () => sound.hold(),
      () => sound.letGo(),
    );
    this.camera = new CameraTool(wish.canShowCamera, () => actions.toggleCamera());
    this.soundMenu = new SoundMenu(sound, wish.devices);
    this.sound = new MenuTool(
      tool("speaker", "voice.tool.sound"),
      this.soundMenu.element,
      () => this.soundMenu.refresh(),
    );
    this.hand = element(
      "button",
      {
        class: "tool hand-tool",
        attributes: { type: "button" },
        on: { click: () => actions.raiseHand(!this.handRaised) },
      },
      icon("hand", "large"),
      this.handText,
    );
    this.lower = this.moreItem("hand", "meeting.more.lowerHands", () => actions.lowerAllHands());
    this.end = this.moreItem("close", "meeting.more.end", () => actions.endMeeting());
    this.end.className = "danger";
    this.people = tool("people", "meeting.toolbar.people");
    this.people.addEventListener("click", () => wish.togglePeople());
    this.people.classList.add("people-tool");
    this.people.append(this.badge);
    this.people.setAttribute("aria-controls", "people");
    this.chat = tool("chat", "chat.tool");
    this.chat.addEventListener("click", () => wish.toggleChat());
    this.chat.classList.add("chat-tool");
    this.chat.setAttribute("aria-controls", "chat");
    this.chat.setAttribute("aria-keyshortcuts", "C");
    this.chat.append(this.unread);
    this.react = new MenuTool(tool("smile", "chat.reactTool"), this.reactMenu(), () => {});
    this.react.button.classList.add("react-tool");
    this.more = new MenuTool(tool("more", "meeting.toolbar.more"), this.moreMenu(), () => {});
    const leave = tool("leave", "meeting.toolbar.leave");
    leave.addEventListener("click", () => actions.leave());
    leave.classList.add("leave");
    const leaveButton = button("meeting.toolbar.leave", "danger", () => actions.leave());
    leaveButton.prepend(icon("leave"));
    this.element = element(
      "footer",
      { class: "tools", label: "meeting.toolbar.label", attributes: { role: "toolbar" } },
      element(
        "div",
        { class: "tool-group me" },
        this.microphone.element,
        this.camera.element,
        this.sound.button,
      ),
      element(
        "div",
        { class: "tool-group" },
        this.share,
        this.hand,
        this.react.button,
        element("span", { class: "tool-divider" }),
        this.people,
        this.chat,
        this.more.button,
        leave,
      ),
      this.sound.menu,
      this.react.menu,
      this.more.menu,
      leaveButton,
    );
    goByArrows(this.element, ".tool, .tools > .button", "across");
  }

  /** Microphone, the own meter and what the sound menu says. */
  showVoice(voice: VoiceState, own: SeatVoice | undefined): void {
    this.microphone.show(voice.microphone);
    this.microphone.showPush(voice.push);
    if (voice.microphone.name === "on") this.microphone.level(own);
    this.soundMenu.showThin(voice.thin);
  }

  /** Whether the chat is open, and how much of it nobody here has seen. */
  showChat(open: boolean, unread: number): void {
    this.chat.setAttribute("aria-pressed", String(open));
    this.unread.hidden = unread === 0;
    this.unread.textContent = unread > MOST_UNREAD ? `${MOST_UNREAD}+` : String(unread);
    const name: Sentence = unread === 0 ? "chat.tool" : ["chat.toolUnread", unread];
    say(this.chat, "aria-label", name);
    say(this.chat, "title", "chat.toolHint");
  }

  /** Whether this person may react now; if not, why. */
  forbidReactions(why: Sentence | null): void {
    setAttribute(this.react.button, "aria-disabled", why !== null && "true");
    say(this.react.button, "title", why ?? "chat.reactions");
    if (why !== null && !this.react.menu.hidden) this.react.open(false);
  }

  /** The figures in an open menu step each second. */
  tick(): void {
    this.soundMenu.tick();
  }

  dispose(): void {
    this.soundMenu.dispose();
  }

  show(state: MeetingState, peopleOpen: boolean): void {
    this.showShare(state);
    this.camera.show(state);
    this.microphone.forbid(whyNotSpeak(this.wish.canSpeak, state));
    this.people.setAttribute("aria-pressed", String(peopleOpen));
    this.badge.hidden = state.line.length === 0;
    this.badge.textContent = String(state.line.length);
    say(this.badge, "aria-label", ["meeting.lobby.badge", state.line.length]);
    this.handRaised = state.handRaised;
    say(this.handText, "text", "meeting.toolbar.hand");
    say(this.hand, "title", `meeting.toolbar.${state.handRaised ? "lowerHand" : "raiseHand"}`);
    this.hand.setAttribute("aria-pressed", String(state.handRaised));
    this.hand.classList.toggle("raised", state.handRaised);
    this.showMore(state);
  }

  private showMore(state: MeetingState): void {
    const present = state.phase.name === "present";
    const leads = present && has(state.rights, Right.LEAD);
    this.locked = state.roster.locked;
    say(this.lockText, "text", `meeting.more.${this.locked ? "unlock" : "lock"}`);
    this.lobby = state.roster.lobby;
    say(this.lobbyText, "text", `meeting.more.lobby${this.lobby ? "Off" : "On"}`);
    this.chatLocked = state.roster.chatLocked;
    say(this.lockChatText, "text", `chat.more.${this.chatLocked ? "unlock" : "lock"}`);
    this.lower.hidden = ![...state.roster.participants.values()].some(({ hand }) => hand > 0);
    this.end.hidden = !has(state.rights, Right.END);
    this.more.button.hidden = !leads;
    if (!leads && !this.more.menu.hidden) this.more.open(false);
  }

  private showShare(state: MeetingState): void {
    this.sharing = state.presenting.name === "on" || state.presenting.name === "asking";
    const why = this.sharing ? null : this.whyNot(state);
    this.taken = !this.sharing && why === null && isTaken(state);
    this.wished = this.taken && state.wish;
    const share = this.taken ? "want" : "share";
    const name = `meeting.toolbar.${this.sharing ? "stop" : share}`;
    say(this.shareText, "text", name);
    replaceChildren(this.shareIcon, [icon(this.sharing ? "stopShare" : "share", "large")]);
    this.share.classList.toggle("sharing", this.sharing);
    setAttribute(this.share, "aria-disabled", why !== null && "true");
    setAttribute(this.share, "aria-pressed", this.taken && String(this.wished));
    say(this.share, "title", why ?? (this.taken ? wantHint(state) : name));
  }

  private whyNot(state: MeetingState): Sentence | null {
    if (!this.wish.canShare) return "meeting.toolbar.shareMissing";
    if (state.phase.name !== "present") return "meeting.toolbar.shareOffline";
    if (!has(state.rights, Right.SHARE)) return "meeting.toolbar.shareForbidden";
    return null;
  }

  private shareClicked(): void {
    if (this.share.getAttribute("aria-disabled") === "true") return;
    if (this.sharing) this.wish.actions.stopSharing();
    else if (this.taken) this.wish.actions.wantToPresent(!this.wished);
    else this.wish.actions.share();
  }

  private reactMenu(): HTMLElement {
    const row = reactionButtons((reaction) => this.wish.react(reaction));
    return element(
      "div",
      { class: "menu react-menu", attributes: { id: "react-menu", hidden: true } },
      row,
    );
  }

  private moreMenu(): HTMLElement {
    const { actions } = this.wish;
    return element(
      "div",
      { class: "menu", attributes: { id: "more-menu", hidden: true } },
      this.moreItem("micOff", "meeting.more.muteAll", () => actions.muteAll()),
      this.moreItem("lock", this.lockText, () => actions.lock(!this.locked)),
      this.moreItem("people", this.lobbyText, () => actions.turnLobby(!this.lobby)),
      this.moreItem("chat", this.lockChatText, () => actions.lockChat(!this.chatLocked)),
      this.lower,
      this.end,
    );
  }

  private moreItem(
    name: IconName,
    text: string | HTMLElement,
    act: () => void,
  ): HTMLButtonElement {
    const click = () => {
      this.more.close();
      act();
    };
    return element(
      "button",
      { attributes: { type: "button" }, on: { click } },
      icon(name),
      typeof text === "string" ? element("span", { text }) : text,
    );
  }
}

/** A tool that opens a menu above itself: Escape and going elsewhere close it. */
class MenuTool {
  constructor(
    readonly button: HTMLButtonElement,
    readonly menu: HTMLElement,
    private readonly opened: () => void,
  ) {
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", menu.id);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") this.open(menu.hidden);
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    goByArrows(menu, "button", "both");
    for (const part of [menu, button]) {
      part.addEventListener("focusout", (event) => this.left(event.relatedTarget));
    }
  }

  open(open: boolean): void {
    this.menu.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    this.opened();
    this.menu.querySelector<HTMLElement>("button, select")?.focus();
  }

  /** Closes from inside: the focus goes back to the tool. */
  close(): void {
    this.open(false);
    this.button.focus();
  }

  private left(next: EventTarget | null): void {
    if (next instanceof Node && !this.menu.contains(next) && next !== this.button) this.open(false);
  }
}

function isTaken({ invitedBy, roster: { share }, me }: MeetingState): boolean {
  return invitedBy === null && share !== null && share.sender !== me;
}

function wantHint({ wish, roster: { share, participants } }: MeetingState): Sentence {
  const name = participants.get(share?.sender ?? -1)?.name ?? "–";
  return wish ? "meeting.toolbar.wantBack" : ["meeting.toolbar.wantHint", name];
}

function whyNotSpeak(canSpeak: boolean, state: MeetingState): Sentence | null {
  if (!canSpeak) return "voice.fault.unsupported.remedy";
  if (state.mode === "view") return "meeting.mode.noSpeaking";
  return state.maySpeak ? null : "voice.tool.forbidden";
}

function tool(name: IconName, text: string): HTMLButtonElement {
  return element(
    "button",
    { class: "tool", attributes: { type: "button" } },
    icon(name, "large"),
    element("span", { text }),
  );
}
