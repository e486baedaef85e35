package org.tsudoi.notification;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.auditing.domain.InstallationVault;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.domain.MailQueue;
import org.tsudoi.notification.domain.MailSettingsVersions;
import org.tsudoi.notification.store.NotificationStores;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** The room on a real database, with a mail server and a clock that obey. */
final class NotificationFixture {

  static final MailSettings SETTINGS =
      new MailSettings(
          true,
          "mail.example.org",
          587,
          MailEncryption.STARTTLS,
          false,
          "tsudoi",
          "meeting@example.org",
          "Tsudoi",
          "https://meet.example.org",
          "Asia/Tokyo",
          "");

  final TestDatabase database;
  final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  final FakeMailer mailer = new FakeMailer();
  final List<String> audited = new ArrayList<>();
  final List<AuditChange> changes = new ArrayList<>();
  final Set<AccountId> erased = new HashSet<>();
  final MailQueue queue;
  final MailSettingsVersions versions;
  final MailAccessReader access;
  final MailEnvelope envelope;
  final Notifier notifier;
  final MailChores chores;
  final MailSettingsService settings;
  final MailDeliveryService deliveries;
  final AuditTrail audit = new Trail();
  private final PersonalData personal = new MarkedSeals();
  private final NotificationSettings limits = new NotificationSettings(Duration.ofMinutes(1), 5, 3);

  NotificationFixture(TestDatabase database) {
    this.database = database;
    queue = NotificationStores.queue(database);
    versions = NotificationStores.settings(database);
    access =
        new MailAccessReader(
            versions,
            new InstallationSecrets(new InstallationVault(new byte[32], new SecureRandom())));
    envelope = new MailEnvelope(personal);
    notifier = new Notifier(access, queue, envelope, limits, clock);
    chores = new MailChores(queue, envelope, limits, clock);
    settings =
        new MailSettingsService(
            versions, access, new MailTester(mailer, audit), personal, audit, clock);
    deliveries = new MailDeliveryService(queue, envelope, audit, clock);
  }

  MailSettingsView save(long base, MailSettings wanted, Optional<String> password) {
    return database.inNewTransaction(
        () -> settings.save(Caller.system(), new MailDraft(base, wanted, password)));
  }

  void setUp() {
    save(0, SETTINGS, Optional.of("s3cret of the mail server"));
  }

  boolean mail(AccountId account, Duration useful) {
    return database.inNewTransaction(() -> notifier.mail(order(account, useful)));
  }

  MailOrder order(AccountId account, Duration useful) {
    return new MailOrder(
        MailKind.PASSWORD_RESET,
        new Recipient(account, "hanako@example.org", "山田 花子", "ja"),
        Map.of(
            "user",
            "hanako",
            "path",
            "/console/reset?token=T0ken",
            "moment",
            clock.instant().plus(useful).toString()),
        clock.instant().plus(useful));
  }

  /** One look of a sender of its own; each step in its own transaction, as in the container. */
  void look() {
    sender().look();
  }

  /** A sender on a node of its own. */
  MailSender sender() {
    return sender(UUID.randomUUID().toString());
  }

  MailSender sender(String node) {
    return new MailSender(
        node, new InTransactions.Access(this), new InTransactions.Chores(this), mailer, clock);
  }

  MailLine only() {
    return database.inTransaction(
        () -> {
          List<MailLine> rows =
              deliveries.find(Caller.system(), new MailQuery(Optional.empty(), 0, 10)).rows();
          return rows.get(0);
        });
  }

  private final class MarkedSeals extends PersonalData {

    @Override
    public String seal(AccountId account, String text) {
      return "sealed " + new StringBuilder(text).reverse();
    }

    @Override
    public String open(AccountId account, String sealed) {
      return erased.contains(account)
          ? ERASED
          : new StringBuilder(sealed.replaceFirst("^sealed ", "")).reverse().toString();
    }
  }

  private final class Trail extends AuditTrail {

    @Override
    public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
      audited.add(action + " " + target.type());
      changes.add(change);
    }
  }
}
