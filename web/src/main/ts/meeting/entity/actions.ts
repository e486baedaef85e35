import type { Role } from "./messages.ts";
import type { PicturePlace } from "./pointer.ts";

/** What a person can do on the meeting page. */
export interface Actions {
  leave(): void;
  share(): void;
  stopSharing(): void;
  /** Takes part in everything from now on, after joining without sound or without pictures. */
  takeAll(): void;
  /** The others keep the picture of now, until {@link goOn}. */
  freeze(): void;
  goOn(): void;
  /** Points there on the own shared screen, or nowhere any more. */
  point(place: PicturePlace | null): void;
  expel(index: number, name: string): void;
  readmit(index: number, name: string): void;
  stopShare(index: number, name: string): void;
  stopCamera(index: number, name: string): void;
  /** Turns the own camera on or off. */
  toggleCamera(): void;
  /** Looks at nobody's camera, or at them again. */
  hideCameras(hidden: boolean): void;
  mute(index: number, name: string): void;
  muteAll(): void;
  lock(locked: boolean): void;
  admit(index: number, name: string): void;
  admitAll(): void;
  refuse(index: number, name: string): void;
  lockChat(locked: boolean): void;
  changeRole(index: number, name: string, role: Role): void;
  askToPresent(index: number, name: string): void;
  /** Asks whoever presents to hand over, or takes that back. */
  wantToPresent(wanted: boolean): void;
  /** Hands over to somebody who would like to present. */
  handOver(index: number, name: string): void;
  declineWish(index: number, name: string): void;
  /** The screen picker, because somebody asked for it, or not now. */
  answerInvitation(accepted: boolean): void;
  raiseHand(raised: boolean): void;
  lowerHand(index: number, name: string): void;
  lowerAllHands(): void;
  /** Puts off the planned end by so many minutes. */
  extend(minutes: number): void;
  closeEndNotice(): void;
  endMeeting(): void;
  copyLink(): void;
  /** Who may do what in this meeting. */
  showRules(): void;
  /** Switches the lobby of this gathering on or off. */
  turnLobby(on: boolean): void;
}
