package org.tsudoi.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.MailAddress;
import org.tsudoi.notification.domain.MailSettingsRules;
import org.tsudoi.notification.domain.MailSettingsVersion;
import org.tsudoi.notification.domain.MailSettingsVersions;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * How mail is sent: settings that are kept as versions and are in force at once, and the test of
 * them.
 *
 * <p>The password goes in and never comes out; it is in no version and in no entry of the audit
 * trail.
 */
@Stateless
public class MailSettingsService {

  private static final int MOST_ROWS = 200;
  private static final String PASSWORD = "mailPassword";

  private MailSettingsVersions versions;
  private MailAccessReader access;
  private MailTester tester;
  private PersonalData personal;
  private AuditTrail audit;
  private Clock clock;

  /** For the container. */
  public MailSettingsService() {}

  @Inject
  MailSettingsService(
      MailSettingsVersions versions,
      MailAccessReader access,
      MailTester tester,
      PersonalData personal,
      AuditTrail audit,
      Clock clock) {
    this.versions = versions;
    this.access = access;
    this.tester = tester;
    this.personal = personal;
    this.audit = audit;
    this.clock = clock;
  }

  /** The settings in force; number 0 before the first. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public MailSettingsView current(Caller caller) {
    return newest();
  }

  /** The saved versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<MailSettingsView> versions(Caller caller, int first, int max) {
    boolean password = access.isPasswordSet();
    return versions.list(Math.max(0, first), Math.min(MOST_ROWS, Math.max(1, max))).stream()
        .map(version -> view(version, password))
        .toList();
  }

  private MailSettingsView newest() {
    boolean password = access.isPasswordSet();
    return versions
        .newest()
        .map(version -> view(version, password))
        .orElseGet(
            () -> new MailSettingsView(0, Optional.empty(), "", MailSettings.none(), password));
  }

  /**
   * Puts other settings in force, as a new version; what says the same changes nothing. A stored
   * password must be typed again when it would go elsewhere: nobody who cannot know it may have it
   * sent to another machine.
   *
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on, or with {@link Problem#INVALID_VALUE} naming the field
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public MailSettingsView save(Caller caller, MailDraft draft) {
    MailSettingsRules.check(draft.settings());
    draft.password().ifPresent(MailSettingsRules::checkPassword);
    MailSettingsView before = newest();
    if (draft.base() != before.number()) {
      throw new RefusedException(Problem.CONFLICT, "base");
    }
    refuseToLeadAway(draft, before);
    if (draft.password().isEmpty() && draft.settings().equals(before.settings())) {
      return before;
    }
    draft.password().ifPresent(access::replacePassword);
    MailSettingsVersion version = add(caller, draft.settings(), before.number() + 1);
    record(caller, draft, before);
    return view(version, access.isPasswordSet());
  }

  private static void refuseToLeadAway(MailDraft draft, MailSettingsView before) {
    if (before.passwordSet()
        && draft.password().isEmpty()
        && draft.settings().leadsElsewhere(before.settings())) {
      throw new RefusedException(Problem.INVALID_VALUE, "password");
    }
  }

  private MailSettingsVersion add(Caller caller, MailSettings settings, long number) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String name =
        caller
            .account()
            .map(account -> personal.seal(account, caller.name()))
            .orElse(caller.name());
    MailSettingsVersion version =
        new MailSettingsVersion(number, now, caller.account(), name, settings);
    try {
      versions.add(version);
    } catch (EntityExistsException savedMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, savedMeanwhile);
    }
    return version;
  }

  private void record(Caller caller, MailDraft draft, MailSettingsView before) {
    Map<String, String> was = new TreeMap<>(before.settings().values());
    Map<String, String> is = new TreeMap<>(draft.settings().values());
    was.entrySet().removeIf(field -> field.getValue().equals(is.get(field.getKey())));
    is.keySet().retainAll(was.keySet());
    draft
        .password()
        .ifPresent(password -> is.put(PASSWORD, password.isEmpty() ? "REMOVED" : "REPLACED"));
    String number = Long.toString(before.number() + 1);
    audit.record(
        caller,
        AuditAction.MAIL_SETTINGS_CHANGED,
        new AuditTarget("mail-settings", number, number),
        new AuditChange(was, is));
  }

  /**
   * Sends a test mail by the settings in force, and waits for the answer of the mail server: half a
   * minute and more when it is slow. One at a time.
   *
   * @param address where to
   * @param language {@code en} or {@code ja}
   * @return what went wrong; nothing when the server has taken the mail
   * @throws RefusedException with {@link Problem#INVALID_VALUE}, or {@link
   *     Problem#TOO_MANY_REQUESTS} while another test runs
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<MailProblem> test(Caller caller, String address, String language) {
    MailAddress to =
        MailAddress.of(address.strip())
            .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "address"));
    Optional<MailAccess> how = access.access();
    Optional<MailProblem> problem =
        how.isPresent()
            ? tester.send(how.get(), to, caller.name(), language)
            : Optional.of(new MailProblem(MailFailure.NOT_SET_UP, ""));
    tester.record(caller, problem);
    return problem;
  }

  private MailSettingsView view(MailSettingsVersion version, boolean passwordSet) {
    String stored = version.changedByName();
    return new MailSettingsView(
        version.number(),
        Optional.of(version.changedAt()),
        version.changedBy().map(account -> personal.open(account, stored)).orElse(stored),
        version.settings(),
        passwordSet);
  }
}
