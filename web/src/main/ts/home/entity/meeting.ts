/** A meeting as the lists show it. */
export interface MeetingLine {
  readonly number: string;
  readonly title: string;
  readonly organizer: string;
  readonly keyRequired: boolean;
  readonly live: boolean;
  readonly participants: number;
}

/** The number as people write it, `481-206-775`, from what somebody typed or pasted; `null` if it is none. */
export function meetingNumber(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[^0-9]/g, "");
  if (digits.length !== 9) return null;
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
}
