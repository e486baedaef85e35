package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.Audited;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** Who is told that a webhook was switched off. */
@Tag("spec-6.3.2")
class WebhookOffMailTest {

  private static final String ID = UUID.randomUUID().toString();

  private final FakeNotifier notifier = new FakeNotifier();
  private AccountsFixture room;
  private WebhookOffMail mail;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    mail = new WebhookOffMail(room.store.accounts(), notifier, room.clock);
  }

  private AccountId person(String name, SystemRole role, String language) {
    return room.accounts
        .create(
            Caller.system(),
            new NewAccount(name, name, "", name + "@example.org", Set.of(role), language))
        .id();
  }

  private void happens(AuditAction action) {
    mail.heard(new Audited(Caller.system(), action, new AuditTarget("webhook", ID, "Chat")));
  }

  @Test
  void tellsEachSystemAdministratorInTheirLanguage() {
    person("hanako", SystemRole.SYSTEM_ADMINISTRATOR, "ja");
    person("taro", SystemRole.SYSTEM_ADMINISTRATOR, "en");
    person("auditor", SystemRole.AUDITOR, "en");
    AccountId gone = person("gone", SystemRole.SYSTEM_ADMINISTRATOR, "en");
    room.accounts.disable(Caller.system(), gone);

    happens(AuditAction.WEBHOOK_SWITCHED_OFF);

    assertThat(notifier.mails)
        .extracting(order -> order.recipient().address(), order -> order.recipient().language())
        .containsExactlyInAnyOrder(
            tuple("hanako@example.org", "ja"), tuple("taro@example.org", "en"));
    MailOrder order = notifier.mails.get(0);
    assertThat(order.kind()).isEqualTo(MailKind.WEBHOOK_OFF);
    assertThat(order.values())
        .containsEntry("hook", "Chat")
        .containsEntry("moment", room.clock.instant().toString());
    assertThat(order.values().get("path")).endsWith("?id=" + ID);
  }

  @Test
  void tellsNothingElseAndNothingWithoutMail() {
    person("hanako", SystemRole.SYSTEM_ADMINISTRATOR, "ja");

    happens(AuditAction.WEBHOOK_CHANGED);
    notifier.offered = false;
    happens(AuditAction.WEBHOOK_SWITCHED_OFF);

    assertThat(notifier.mails).isEmpty();
  }
}
