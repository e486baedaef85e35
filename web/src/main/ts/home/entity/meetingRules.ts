/** Something that can be done in a meeting, and who may do it. */
export interface RuledAction {
  readonly action: string;
  /** The roles, as `co-organizer`. */
  readonly roles: readonly string[];
  /** Whether system administrators may do it whatever their role. */
  readonly administrator: boolean;
}

/** What holds in a meeting at this moment, as the server decides by it. */
export interface MeetingRules {
  readonly keyRequired: boolean;
  readonly lobby: boolean;
  readonly invitedOnly: boolean;
  /** Whether people without an account take part, who always wait in the lobby. */
  readonly guests: boolean;
  readonly locked: boolean;
  readonly actions: readonly RuledAction[];
}
