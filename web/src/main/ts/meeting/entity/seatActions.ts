import type { MeetingState } from "./meetingState.ts";
import { type Participant, Right } from "./messages.ts";
import type { Seat } from "./seats.ts";

/** What can be done about somebody in the participant list. */
export type SeatAction =
  | "mute"
  | "askToPresent"
  | "stopShare"
  | "stopCamera"
  | "lowerHand"
  | "makeCoOrganizer"
  | "makeParticipant"
  | "makeViewer"
  | "expel";

/** What this participant can do about a seat; the server decides again. */
export function seatActions(seat: Seat, state: MeetingState): SeatAction[] {
  if (seat.me || seat.reconnecting || state.phase.name !== "present") return [];
  const them = seat.participant;
  const leads = has(state.rights, Right.LEAD);
  const presents = state.roster.share?.sender === state.me;
  const maySet = leads && mayChange(them, state.rights);
  const names = has(state.rights, Right.END);
  const wanted: readonly (SeatAction | false)[] = [
    leads && has(them.rights, Right.SPEAK) && !them.muted && "mute",
    (leads || presents) && has(them.rights, Right.SHARE) && !seat.presenting && "askToPresent",
    leads && seat.presenting && "stopShare",
    leads && them.camera > 0 && "stopCamera",
    leads && them.hand > 0 && "lowerHand",
    maySet && names && them.role !== "co-organizer" && "makeCoOrganizer",
    maySet && them.role !== "participant" && "makeParticipant",
    maySet && them.role !== "viewer" && "makeViewer",
    leads && (names || !isLeader(them)) && "expel",
  ];
  return wanted.filter((action): action is SeatAction => action !== false);
}

/** Whether a sum of rights holds this one. */
export function has(rights: number, right: number): boolean {
  return (rights & right) !== 0;
}

function mayChange(them: Participant, rights: number): boolean {
  return them.role !== "organizer" && (has(rights, Right.END) || !isLeader(them));
}

function isLeader(them: Participant): boolean {
  return them.role === "organizer" || them.role === "co-organizer";
}
