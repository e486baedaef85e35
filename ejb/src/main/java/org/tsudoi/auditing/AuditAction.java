package org.tsudoi.auditing;

/**
 * Everything that the audit trail knows by name; the names are stored, so a constant is never
 * renamed or given another meaning.
 */
public enum AuditAction {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  SESSION_ENDED,
  SESSIONS_ENDED,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  PASSWORD_CHANGE_REQUIRED,
  SECOND_FACTOR_ENROLLED,
  SECOND_FACTOR_REMOVED,
  SECOND_FACTOR_RESET,
  RECOVERY_CODE_USED,
  RECOVERY_CODES_RENEWED,
  /** Somebody who is signed in proved once more who it is, or failed to. */
  PROVED_ANEW,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  /** A passkey's authenticator counted less than before: there may be a copy of its key. */
  PASSKEY_COUNT_BEHIND,
  ACCOUNT_CREATED,
  ACCOUNT_CHANGED,
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  ACCOUNT_DELETED,
  ACCOUNT_RESTORED,
  ACCOUNTS_IMPORTED,
  ACCOUNTS_EXPORTED,
  GROUP_CREATED,
  GROUP_CHANGED,
  GROUP_DELETED,
  GROUP_MEMBER_ADDED,
  GROUP_MEMBER_REMOVED,
  INITIAL_ADMINISTRATOR_CREATED,
  COMMAND_LINE_REFUSED,
  PERSONAL_KEY_DESTROYED,
  POLICY_CHANGED,
  DEVICE_ENROLLED,
  DEVICE_APPROVED,
  DEVICE_REVOKED,
  DEVICE_DELETED,
  DEVICES_IMPORTED,
  DEVICE_RULE_CHANGED,
  /** The right password of an account with a second factor came without its code. */
  SECOND_FACTOR_ASKED,
  LOCKOUT_ENDED,
  API_TOKEN_CREATED,
  API_TOKEN_REVOKED,
  /** Somebody showed a token that is not valid. */
  API_TOKEN_REFUSED,
  /** Each call of the REST API that was made with a token. */
  API_CALLED,
  ACCESS_RULES_CHANGED,
  ACCESS_RULES_OPENED,
  GROUP_POLICY_CHANGED,
  JOIN_TERMS_CHANGED,
  JOIN_TERMS_AGREED,
  MAIL_SETTINGS_CHANGED,
  MAIL_TESTED,
  MAIL_RETRIED,
  MAIL_DISCARDED,
  WEBHOOK_CREATED,
  WEBHOOK_CHANGED,
  WEBHOOK_DELETED,
  WEBHOOK_SECRET_RENEWED,
  WEBHOOK_TESTED,
  /** The server switched a webhook off that had failed for too long. */
  WEBHOOK_SWITCHED_OFF,
  WEBHOOK_CALL_RETRIED,
  PASSWORD_RESET_REQUESTED,
  PASSWORD_RESET_BY_MAIL,
  HAND_OVER_APPROVED,
  HAND_OVER_DECLINED,
  IDENTITY_LINKED,
  IDENTITY_UNLINKED,
  MEETING_CREATED,
  MEETING_CHANGED,
  MEETING_CANCELLED,
  /** One time of a meeting that repeats was moved, or takes place again. */
  MEETING_TIME_MOVED,
  /** One time of a meeting that repeats was called off. */
  MEETING_TIME_CANCELLED,
  /**
   * A meeting that repeats ends earlier: one time and all later ones were called off or changed.
   */
  MEETING_SHORTENED,
  MEETING_INVITED,
  MEETING_UNINVITED,
  MEETING_STARTED,
  MEETING_ENDED,
  MEETING_KEY_REFUSED,
  MEETING_JOIN_REFUSED,
  PARTICIPANT_JOINED,
  PARTICIPANT_LEFT,
  PARTICIPANT_EXPELLED,
  PARTICIPANT_READMITTED,
  /** Somebody waits to be let in, and is not in the meeting. */
  LOBBY_ENTERED,
  LOBBY_ADMITTED,
  LOBBY_REFUSED,
  /** Somebody waits no more and was not let in. */
  LOBBY_LEFT,
  /** For the gathering that goes on. */
  LOBBY_SWITCHED_ON,
  LOBBY_SWITCHED_OFF,
  /** Somebody who leads the meeting made the presenter stop. */
  SHARE_STOPPED,
  PARTICIPANT_MUTED,
  /** Everybody but the one who ordered it. */
  PARTICIPANTS_MUTED,
  MEETING_LOCKED,
  MEETING_UNLOCKED,
  /** Its planned end was put off, for the gathering that goes on. */
  MEETING_EXTENDED,
  PARTICIPANT_ASKED_TO_PRESENT,
  /** Somebody would like to present in the place of whoever does. */
  WISHED_TO_PRESENT,
  /** Whoever presents or leads said not now to it. */
  WISH_TO_PRESENT_DECLINED,
  HANDS_LOWERED,
  CHAT_LOCKED,
  CHAT_UNLOCKED,
  PARTICIPANT_ROLE_CHANGED,
  SHARE_BEGAN,
  SHARE_ENDED,
  CAMERA_BEGAN,
  CAMERA_ENDED,
  /** Somebody who leads the meeting turned somebody else's camera off. */
  CAMERA_STOPPED,
  FRAME_REFUSED,
  TUNNEL_REFUSED,
  ACCESS_REFUSED,
  AUDIT_TRAIL_READ,
  HISTORY_READ,
  SERVER_STARTED,
  SERVER_STOPPED
}
