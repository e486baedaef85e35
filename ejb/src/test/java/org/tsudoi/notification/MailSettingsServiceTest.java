package org.tsudoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.domain.MailSettingsRules;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What mail settings must be, and where a stored password may go. */
@Tag("spec-6.3.2")
@Tag("X-12")
class MailSettingsServiceTest {

  private static final MailSettings GOOD = NotificationFixture.SETTINGS;
  private TestDatabase database;
  private NotificationFixture room;

  private void open() {
    database = Databases.derby();
    room = new NotificationFixture(database);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private static MailSettings with(String field, String value) {
    return new MailSettings(
        true,
        field.equals("host") ? value : GOOD.host(),
        field.equals("port") ? Integer.parseInt(value) : GOOD.port(),
        field.equals("encryption") ? MailEncryption.valueOf(value) : GOOD.encryption(),
        field.equals("plainAccepted"),
        field.equals("user") ? value : GOOD.user(),
        field.equals("senderAddress") ? value : GOOD.senderAddress(),
        field.equals("senderName") ? value : GOOD.senderName(),
        field.equals("baseUrl") ? value : GOOD.baseUrl(),
        field.equals("timeZone") ? value : GOOD.timeZone(),
        field.equals("certificates") ? value : GOOD.certificates());
  }

  private void assertRefused(long base, MailSettings wanted, String field) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> room.save(base, wanted, Optional.empty()))
        .satisfies(refused -> assertThat(refused.field()).contains(field));
  }

  @ParameterizedTest
  @CsvSource({
    "host, ''",
    "host, mail example.org",
    "host, 'mail.example.org\r\nRCPT TO:<x@y>'",
    "host, mail.example.org/path",
    "port, 0",
    "port, 65536",
    "encryption, NONE",
    "user, 'a\r\nQUIT'",
    "senderAddress, nobody",
    "senderAddress, 'a@example.org\r\nBcc: x@example.net'",
    "senderAddress, 'a@example.org, b@example.org'",
    "senderAddress, '<a@example.org>'",
    "senderName, 'Tsudoi\r\nBcc: x@example.net'",
    "baseUrl, http://meet.example.org",
    "baseUrl, https://meet.example.org/path",
    "baseUrl, https://user@meet.example.org",
    "baseUrl, 'javascript:alert(1)'",
    "timeZone, Nowhere/City",
    "certificates, no certificate"
  })
  void refusesWhatCannotBeUsedAndNamesIt(String field, String value) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> MailSettingsRules.check(with(field, value)))
        .satisfies(refused -> assertThat(refused.field()).contains(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void anOpenLineMayLeadToThisMachine(String host) {
    MailSettings open =
        new MailSettings(
            true,
            host,
            25,
            MailEncryption.NONE,
            false,
            "",
            "a@example.org",
            "",
            "https://meet.example.org/",
            "UTC",
            "");

    MailSettingsRules.check(open);
    assertThat(open.baseUrl()).isEqualTo("https://meet.example.org");
  }

  @Test
  void whatIsSwitchedOffMayBeEmpty() {
    open();
    MailSettings off = MailSettings.none();

    assertThat(
            room.save(
                    0,
                    new MailSettings(
                        false, "", 25, off.encryption(), false, "", "", "", "", "UTC", ""),
                    Optional.empty())
                .number())
        .isEqualTo(1);
    assertThat(database.<Boolean>inTransaction(room.notifier::isOffered)).isFalse();
  }

  @Test
  void aStoredPasswordGoesNowhereElseUnlessItIsTypedAgain() {
    open();
    room.setUp();

    assertRefused(1, with("host", "evil.example.net"), "password");
    assertRefused(1, with("user", "other"), "password");
    assertThat(room.save(1, with("senderName", "Meetings"), Optional.empty()).number())
        .isEqualTo(2);
    assertThat(room.save(2, with("host", "new.example.org"), Optional.of("typed")).number())
        .isEqualTo(3);
  }

  @Test
  void refusesWhatIsBasedOnAnOutdatedVersion() {
    open();
    room.setUp();

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> room.save(0, GOOD, Optional.empty()))
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT));
  }

  @Test
  void aTestSaysWhatTheMailServerSaid() {
    open();
    room.setUp();
    room.mailer.failure = Optional.of(MailFailure.LOGIN_REFUSED);

    Optional<MailProblem> problem =
        database.inNewTransaction(
            () -> room.settings.test(Caller.system(), "hanako@example.org", "en"));

    assertThat(problem.orElseThrow().failure()).isEqualTo(MailFailure.LOGIN_REFUSED);
    assertThat(room.changes.get(1).after()).containsEntry("result", "LOGIN_REFUSED");
    room.mailer.failure = Optional.empty();
    database.inNewTransaction(
        () -> room.settings.test(Caller.system(), "hanako@example.org", "en"));
    assertThat(room.mailer.taken.get(0).subject()).isEqualTo("Tsudoi: test mail");
  }

  @Test
  void aTestGoesToOneAddress() {
    open();
    room.setUp();

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> room.settings.test(Caller.system(), "a@b.example,c@d.example", "en")))
        .satisfies(refused -> assertThat(refused.field()).contains("address"));
  }
}
