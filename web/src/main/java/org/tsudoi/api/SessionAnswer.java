package org.tsudoi.api;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.CurrentSession;
import org.tsudoi.accounts.PasswordDemand;
import org.tsudoi.accounts.SignedIn;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PersonHours;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.SystemRole;

/**
 * A session, as its owner sees it.
 *
 * @param account who is signed in
 * @param csrfToken to be repeated in X-CSRF-Token on each change; only for a cookie session
 * @param token the bearer token; only in the answer to a sign-in that asked for it
 * @param passwordChangeRequired whether nothing but changing the password and signing out works
 * @param passwordDemand why the password must be changed; absent if it need not
 * @param duty what must be done before anything else; absent if nothing must
 * @param passwordRules what the next password must be; only while one must be chosen
 * @param idleEnd when the session ends if nothing is asked of it
 * @param absoluteEnd when the session ends in any case: after its lifetime, or with the permitted
 *     hours
 * @param firstEnd the end that comes first if nothing is done; absent in the answer to a sign-in
 * @param hours when the person may be signed in: within each of these; absent for always, and in
 *     the answer to a sign-in
 * @param checkpoint reserved for evidence that a client can check; null
 */
@Schema(name = "Session")
public record SessionAnswer(
    Person account,
    String csrfToken,
    String token,
    boolean passwordChangeRequired,
    PasswordDemand passwordDemand,
    Duty duty,
    PasswordRulesBody passwordRules,
    Instant idleEnd,
    Instant absoluteEnd,
    SessionEndAnswer firstEnd,
    List<PermittedHoursBody> hours,
    @JsonbProperty(nillable = true) String checkpoint) {

  /**
   * Who is signed in.
   *
   * @param id the account
   * @param loginName the user ID
   * @param displayName the name that people see
   * @param roles the system roles
   * @param language en or ja
   * @param timeZone the region that the person chose; empty for that of the browser
   */
  @Schema(name = "SignedInAccount")
  public record Person(
      String id,
      String loginName,
      String displayName,
      List<SystemRole> roles,
      String language,
      String timeZone) {

    static Person of(AccountView account) {
      return new Person(
          account.id().toString(),
          account.loginName(),
          account.displayName(),
          account.roles().stream().sorted().toList(),
          account.language(),
          account.timeZone());
    }
  }

  static SessionAnswer begun(SignedIn session, PasswordRules rules) {
    return new SessionAnswer(
        Person.of(session.account()),
        session.csrfToken().orElse(null),
        session.csrfToken().isPresent() ? null : session.token(),
        session.account().passwordChangeRequired(),
        session.account().passwordDemand().orElse(null),
        session.caller().duty().orElse(null),
        rulesFor(session.account(), rules),
        session.idleEnd(),
        session.absoluteEnd(),
        null,
        null,
        null);
  }

  static SessionAnswer current(
      Caller caller, CurrentSession session, PasswordRules rules, String csrfToken) {
    return new SessionAnswer(
        Person.of(session.account()),
        csrfToken,
        null,
        session.account().passwordChangeRequired(),
        session.account().passwordDemand().orElse(null),
        caller.duty().orElse(null),
        rulesFor(session.account(), rules),
        session.idleEnd(),
        session.absoluteEnd(),
        SessionEndAnswer.of(session),
        hoursOf(session.hours()),
        null);
  }

  private static List<PermittedHoursBody> hoursOf(PersonHours hours) {
    return hours.isAlways() ? null : hours.all().stream().map(PermittedHoursBody::of).toList();
  }

  private static PasswordRulesBody rulesFor(AccountView account, PasswordRules rules) {
    return account.passwordChangeRequired() ? PasswordRulesBody.of(rules) : null;
  }

  @Override
  public String toString() {
    return "SessionAnswer[" + account.loginName() + "]";
  }
}
