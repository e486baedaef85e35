import type { Role } from "./messages.ts";

/** What a person can do on the meeting page. */
export interface Actions {
  leave(): void;
  share(): void;
  stopSharing(): void;
  expel(index: number, name: string): void;
  readmit(index: number, name: string): void;
  stopShare(index: number, name: string): void;
  mute(index: number, name: string): void;
  muteAll(): void;
  lock(locked: boolean): void;
  lockChat(locked: boolean): void;
  changeRole(index: number, name: string, role: Role): void;
  askToPresent(index: number, name: string): void;
  /** The screen picker, because somebody asked for it, or not now. */
  answerInvitation(accepted: boolean): void;
  raiseHand(raised: boolean): void;
  lowerHand(index: number, name: string): void;
  lowerAllHands(): void;
  endMeeting(): void;
  copyLink(): void;
}
