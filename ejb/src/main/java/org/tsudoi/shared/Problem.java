package org.tsudoi.shared;

import java.util.Locale;

/**
 * Every reason for which the server says no or ends a tunnel.
 *
 * <p>Each constant carries its HTTP status and its WebSocket close code (4400–4999, RFC 6455
 * section 7.4.2); its key, the name in lower case with hyphens, names the text in the bundles
 * ({@code problem.<key>}) and the code in problem details (RFC 9457).
 */
public enum Problem {
  /** No refusal: a tunnel that ended as its owner wished. */
  NORMAL(200, 1000),
  MALFORMED(400, 4400),
  BAD_FRAME(400, 4400),
  NOT_SIGNED_IN(401, 4401),
  SIGN_IN_FAILED(401, 4401),
  /** Said only after the right password: the sign-in is to be repeated with a code. */
  SECOND_FACTOR_REQUIRED(401, 4401),
  SECOND_FACTOR_WRONG(401, 4401),
  /** Said only after the right password and code: this person may not sign in with this device. */
  DEVICE_UNKNOWN(401, 4401),
  /** As before: the device waits for an administrator's approval; the detail is its code. */
  DEVICE_NOT_APPROVED(401, 4401),
  /** As before: a MAC address is asked for and none was told, as by a browser, which knows none. */
  DEVICE_MAC_REQUIRED(401, 4401),
  /** The code from the browser was used, has run out, never was, or is not this client's. */
  HAND_OVER_INVALID(401, 4401),
  /** What came back from the identity provider does not prove who it is. */
  SSO_FAILED(401, 4401),
  /** The identity provider has proven somebody whose account is not here, or not in use. */
  SSO_UNKNOWN(401, 4401),
  /** A passkey's answer is wrong, or its person may not sign in; which, is never said. */
  PASSKEY_REFUSED(401, 4401),
  TICKET_INVALID(401, 4401),
  FORBIDDEN(403, 4403),
  FORBIDDEN_FRAME(403, 4403),
  FOREIGN_ORIGIN(403, 4403),
  CSRF_TOKEN_WRONG(403, 4403),
  PASSWORD_CHANGE_REQUIRED(403, 4403),
  /** The policy asks this person for a second factor, which is to be set up first. */
  SECOND_FACTOR_DUE(403, 4403),
  /** What gives or takes the power to administer asks for a proof that is not as old. */
  PROOF_REQUIRED(403, 4403),
  MEETING_KEY_REQUIRED(403, 4403),
  MEETING_KEY_WRONG(403, 4403),
  /** The access rules close this area to the address. */
  ADDRESS_REFUSED(403, 4403),
  /** Said only after the right password and code: outside the hours of the person's groups. */
  OUTSIDE_HOURS(403, 4403),
  /** The API token does not have the scope that the operation needs; the detail names it. */
  SCOPE_MISSING(403, 4403),
  /** The operation asks for a person who is signed in, not for an API token. */
  CLOSED_TO_TOKENS(403, 4403),
  EXPELLED(403, 4411),
  /** Whoever leads the meeting lets nobody new in at present. */
  MEETING_LOCKED(403, 4403),
  /** What stands before joining has not been agreed to. */
  AGREEMENT_REQUIRED(403, 4403),
  /** The policy leaves no choice. */
  SET_BY_POLICY(403, 4403),
  /** Only invited people come into this meeting. */
  NOT_INVITED(403, 4403),
  /** Somebody who leads did not let this person in from the lobby, a moment ago. */
  LOBBY_REFUSED(403, 4403),
  NOT_FOUND(404, 4404),
  MEETING_NOT_FOUND(404, 4404),
  PARTICIPANT_NOT_FOUND(404, 4404),
  /** The meeting repeats at no such time. */
  MEETING_TIME_NOT_FOUND(404, 4404),
  PEER_SILENT(408, 4408),
  CONNECTION_LOST(408, 4408),
  /** Nobody who could let people in from the lobby has been there for long. */
  LOBBY_UNATTENDED(408, 4408),
  CONFLICT(409, 4409),
  LOGIN_NAME_TAKEN(409, 4409),
  GROUP_NAME_TAKEN(409, 4409),
  /** The change would leave nobody who can run the installation. */
  LAST_ADMINISTRATOR(409, 4409),
  /** The change would keep whoever makes it from signing in again. */
  WOULD_LOCK_OUT(409, 4409),
  /** The company directory keeps this person's password, which is changed there. */
  PASSWORD_IN_DIRECTORY(409, 4409),
  /** No address is set at which passkeys could work. */
  PASSKEYS_OFF(409, 4409),
  /** The policy offers no second factor to anybody who has none. */
  SECOND_FACTOR_OFF(409, 4409),
  /** The policy asks for a second factor, so that its holder cannot turn it off. */
  SECOND_FACTOR_KEPT(409, 4409),
  /** The access rules would refuse whoever saves them. */
  OWN_ADDRESS_REFUSED(409, 4409),
  SCREEN_ALREADY_SHARED(409, 4409),
  /** People do not show themselves in this meeting. */
  CAMERAS_OFF(409, 4409),
  /** So many show themselves already that nobody else may. */
  TOO_MANY_CAMERAS(409, 4409),
  /** This time of a meeting that repeats has begun, or is over. */
  MEETING_TIME_BEGUN(409, 4409),
  /** No other time of the meeting takes place: it is to be cancelled as a whole. */
  LAST_MEETING_TIME(409, 4409),
  /** So many single times of the meeting were changed that the series is to be changed. */
  MEETING_TIMES_FULL(409, 4409),
  REPLACED(409, 4409),
  MEETING_ENDED(410, 4410),
  /** The meeting will not take place. */
  MEETING_CANCELLED(410, 4410),
  /** The link in a mail was used, has run out or never was. */
  RESET_LINK_INVALID(410, 4404),
  SESSION_ENDED(401, 4412),
  LENGTH_REQUIRED(411, 4400),
  TOO_LARGE(413, 4413),
  UNSUPPORTED_BODY(415, 4415),
  PASSWORD_TOO_WEAK(422, 4422),
  PASSWORD_REUSED(422, 4422),
  /** The person changed the password so lately that the policy wants it kept for now. */
  PASSWORD_TOO_YOUNG(422, 4422),
  INVALID_VALUE(422, 4422),
  SLOW_CONSUMER(429, 4429),
  TOO_MANY_REQUESTS(429, 4430),
  SERVER_FAILURE(500, 4500),
  SERVER_STOPPING(503, 4503),
  SSO_UNREACHABLE(503, 4503),
  /** The database can't be reached, or takes nothing. */
  STORAGE_AWAY(503, 4503),
  /** What was typed may be right: the company directory, which would know, cannot be asked. */
  DIRECTORY_UNREACHABLE(503, 4503),
  SERVER_FULL(503, 4503),
  /** As many are in the meeting as may be in one. */
  MEETING_FULL(503, 4503),
  /** So many wait in the lobby already that nobody else may. */
  LOBBY_FULL(503, 4503);

  private final int httpStatus;
  private final int closeCode;

  Problem(int httpStatus, int closeCode) {
    this.httpStatus = httpStatus;
    this.closeCode = closeCode;
  }

  /** The HTTP status that answers a refused request. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The WebSocket close code that ends a tunnel for this reason. */
  public int closeCode() {
    return closeCode;
  }

  /** The constant's name in kebab case, as {@code meeting-key-wrong}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
