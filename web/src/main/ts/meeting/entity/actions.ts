/** What a person can do on the meeting page. */
export interface Actions {
  leave(): void;
  share(): void;
  stopSharing(): void;
  expel(index: number, name: string): void;
  endMeeting(): void;
  copyLink(): void;
}
