package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.PlannedMeeting;
import org.tsudoi.notification.DeliveryState;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailLine;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.OwnAgreement;

/**
 * Everything that the server keeps about a person, for that person.
 *
 * @param writtenAt when it was put together
 * @param account the account
 * @param groups the names of the groups that the person is in
 * @param secondFactor whether there is one
 * @param identity who the identity provider says that the person is
 * @param directory who the company directory, if it keeps the password, says that the person is
 * @param passkeys the passkeys, oldest first; never their keys
 * @param devices the devices, newest first; never their keys
 * @param deviceRule what is asked of the person's device
 * @param agreements the terms for joining that the person agreed to, newest first
 * @param sessions where the person is signed in
 * @param tokens the person's API tokens, newest first
 * @param history what the person did and what was done to the account, newest first
 * @param connections the meetings that the person was in, newest first
 * @param shares the screens and cameras that the person showed, newest first
 * @param meetings the meetings that the person organizes or is invited to, 500 at most
 * @param mails what was mailed to the person lately, newest first, 500 at most; never the text
 */
@Schema(name = "OwnData")
public record OwnDataAnswer(
    Instant writtenAt,
    UserAnswer account,
    List<String> groups,
    SecondFactorAnswer secondFactor,
    IdentityAnswer identity,
    IdentityAnswer directory,
    List<OwnPasskeyAnswer> passkeys,
    List<DeviceAnswer> devices,
    DeviceRule deviceRule,
    List<Agreement> agreements,
    List<OwnSession> sessions,
    List<ApiTokenAnswer> tokens,
    AuditAnswer history,
    AccessHistoryAnswer connections,
    UsageHistoryAnswer shares,
    List<Meeting> meetings,
    List<Mail> mails) {

  /**
   * That the person agreed to terms for joining.
   *
   * @param version the version in which the words were read
   * @param digest the SHA-256 of the words
   * @param agreedAt when
   */
  @Schema(name = "OwnAgreement")
  public record Agreement(long version, String digest, Instant agreedAt) {

    static Agreement of(OwnAgreement agreement) {
      return new Agreement(agreement.version(), agreement.digest(), agreement.agreedAt());
    }
  }

  /**
   * One meeting that concerns the person.
   *
   * @param number its number
   * @param title its title
   * @param organizes whether the person may change it, or is invited only
   * @param description what it is about
   */
  @Schema(name = "OwnMeeting")
  public record Meeting(String number, String title, boolean organizes, String description) {

    static Meeting of(PlannedMeeting meeting) {
      return new Meeting(
          meeting.meeting().number().toString(),
          meeting.meeting().title(),
          meeting.led(),
          meeting.description());
    }
  }

  /**
   * One mail to the person.
   *
   * @param address where it goes
   * @param kind what it is about
   * @param state how far it has come
   * @param createdAt when it was asked for
   * @param endedAt when it came to its end; absent while it waits
   */
  @Schema(name = "OwnMail")
  public record Mail(
      String address, MailKind kind, DeliveryState state, Instant createdAt, Instant endedAt) {

    static Mail of(MailLine mail) {
      return new Mail(
          mail.address(), mail.kind(), mail.state(), mail.createdAt(), mail.endedAt().orElse(null));
    }
  }

  /**
   * One place where the person is signed in.
   *
   * @param createdAt since when
   * @param address from where
   * @param path by which way
   * @param userAgent the browser's or client's name as it said itself
   */
  @Schema(name = "OwnSession")
  public record OwnSession(Instant createdAt, String address, String path, String userAgent) {}
}
