package org.tsudoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.Audited;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.auditing.domain.InstallationVault;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.Poster;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.notification.domain.WebhookSignature;
import org.tsudoi.notification.domain.Webhooks;
import org.tsudoi.notification.store.NotificationStores;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** The life of webhooks and their calls on either database. */
@Tag("spec-6.3.2")
abstract class WebhooksStoreTest {

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  private final List<String> audited = new ArrayList<>();
  private final List<AuditChange> changes = new ArrayList<>();
  private final List<SignedCall> posted = new ArrayList<>();
  private final NotificationSettings settings =
      new NotificationSettings(Duration.ofMinutes(1), 5, 3);
  private final InstallationSecrets secrets =
      new InstallationSecrets(new InstallationVault(new byte[32], new SecureRandom()));
  private WebhookResult answer = WebhookResult.arrived(200);
  private Runnable meanwhile = () -> {};
  private TestDatabase database;
  private CallQueue queue;
  private WebhookChores chores;
  private WebhookIntake intake;
  private WebhookService service;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    queue = NotificationStores.calls(database);
    Webhooks webhooks = NotificationStores.webhooks(database);
    AuditTrail audit = new Trail();
    chores = new WebhookChores(queue, webhooks, secrets, settings, audit, clock);
    intake = new WebhookIntake(webhooks, queue, secrets, settings, clock);
    Poster poster =
        call -> {
          posted.add(call);
          meanwhile.run();
          return answer;
        };
    service =
        new WebhookService(
            webhooks,
            queue,
            new Chores(),
            new WebhookTester(poster),
            secrets,
            audit,
            clock,
            new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private final class Trail extends AuditTrail {
    @Override
    public void record(Caller caller, AuditAction action, AuditTarget target, AuditChange change) {
      audited.add(action + " " + target.name());
      changes.add(change);
    }
  }

  /** What the container does round each step: a transaction of its own. */
  private final class Chores extends WebhookChores {
    @Override
    List<UUID> due(int max) {
      return database.inNewTransaction(() -> chores.due(max));
    }

    @Override
    Optional<SignedCall> lease(UUID id, String sender) {
      return database.inNewTransaction(() -> chores.lease(id, sender));
    }

    @Override
    Optional<SignedCall> trial(WebhookId id) {
      return database.inNewTransaction(() -> chores.trial(id));
    }

    @Override
    void tested(Caller caller, WebhookId id, WebhookResult result) {
      database.inNewTransaction(() -> chores.tested(caller, id, result));
    }

    @Override
    void giveBack(UUID id, String sender) {
      database.inNewTransaction(() -> chores.giveBack(id, sender));
    }

    @Override
    void record(UUID id, String sender, WebhookResult result) {
      database.inNewTransaction(() -> chores.record(id, sender, result));
    }

    @Override
    void release(String sender) {
      database.inNewTransaction(() -> chores.release(sender));
    }

    @Override
    void sweep() {
      database.inNewTransaction(chores::sweep);
    }
  }

  private WebhookSender sender(String node) {
    Poster poster =
        call -> {
          posted.add(call);
          meanwhile.run();
          return answer;
        };
    return new WebhookSender(node, new Chores(), poster, clock);
  }

  private void look() {
    sender("node").look();
  }

  private static WebhookDraft draft(String url, boolean enabled) {
    return new WebhookDraft("Chat", url, Set.of(WebhookEvent.USER_CREATED), "", enabled);
  }

  private CreatedWebhook create() {
    return database.inNewTransaction(
        () -> service.create(Caller.system(), draft("https://chat.example/hook", true)));
  }

  private void happens(AuditAction action) {
    AuditTarget target = AuditTarget.account(AccountId.random(), "hanako");
    database.inNewTransaction(() -> intake.heard(new Audited(Caller.system(), action, target)));
  }

  private List<WebhookCallView> calls() {
    WebhookCallQuery query = new WebhookCallQuery(Optional.empty(), Optional.empty(), 0, 50);
    return database.inNewTransaction(() -> service.calls(Caller.system(), query).rows());
  }

  private WebhookView only() {
    return database.inNewTransaction(() -> service.all(Caller.system()).get(0));
  }

  @Test
  void tellsOfWhatWasAskedForAndNothingElseSigned() {
    CreatedWebhook webhook = create();

    happens(AuditAction.ACCOUNT_CREATED);
    happens(AuditAction.ACCOUNT_DELETED);
    look();

    SignedCall call = posted.get(0);
    assertThat(posted).hasSize(1);
    assertThat(call.url().toString()).isEqualTo("https://chat.example/hook");
    assertThat(call.body())
        .contains("\"type\":\"user.created\"", "\"name\":\"hanako\"")
        .doesNotContain(webhook.secret());
    assertThat(call.signature())
        .isEqualTo(
            WebhookSignature.of(
                webhook.secret(), call.id().toString(), call.epochSecond(), call.body()));
    assertThat(calls())
        .singleElement()
        .matches(line -> line.state() == DeliveryState.SENT && line.status() == 200);
  }

  @Test
  @Tag("S-2")
  void keepsNoneOfItsSecretReadable() {
    CreatedWebhook webhook = create();

    assertThat(webhook.toString() + only() + audited + changes)
        .doesNotContain(webhook.secret())
        .contains("WEBHOOK_CREATED Chat");
  }

  @Test
  void isCalledAgainAfterPausesThatGrowAndAtOnceWhenAsked() {
    create();
    happens(AuditAction.ACCOUNT_CREATED);
    answer = WebhookResult.failed(WebhookFailure.REFUSED, 503);
    look();
    look();
    assertThat(posted).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(posted).hasSize(2);
    assertThat(posted.get(1).id()).isEqualTo(posted.get(0).id());
    assertThat(only().failingSince()).isPresent();

    UUID id = calls().get(0).id();
    answer = WebhookResult.arrived(204);
    database.inNewTransaction(() -> service.retry(Caller.system(), id));
    look();

    assertThat(calls().get(0).state()).isEqualTo(DeliveryState.SENT);
    assertThat(calls().get(0).tries()).isEqualTo(3);
    assertThat(only().failingSince()).isEmpty();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> database.inNewTransaction(() -> service.retry(Caller.system(), id)))
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT));
  }

  @Test
  void losesNoCallWhenItsSenderDies() {
    create();
    happens(AuditAction.ACCOUNT_CREATED);
    UUID id = calls().get(0).id();
    assertThat(new Chores().lease(id, "dead")).isPresent();
    look();
    assertThat(posted).isEmpty();

    sender("dead").begin();
    look();

    assertThat(posted).hasSize(1);
  }

  @Test
  void isMadeOnceThoughTwoNodesLook() {
    create();
    happens(AuditAction.ACCOUNT_CREATED);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          sender("other").look();
        };

    look();

    assertThat(posted).hasSize(1);
  }

  @Test
  void waitsWithTheOthersOfAWebhookThatTakesNone() {
    create();
    happens(AuditAction.ACCOUNT_CREATED);
    happens(AuditAction.ACCOUNT_CREATED);
    answer = WebhookResult.failed(WebhookFailure.NO_CONNECTION);

    look();

    assertThat(posted).hasSize(1);
    look();
    assertThat(posted).hasSize(2);
  }

  @Test
  void isSwitchedOffAfterLongFailingAndTold() {
    create();
    happens(AuditAction.ACCOUNT_CREATED);
    answer = WebhookResult.failed(WebhookFailure.HOST_UNKNOWN);
    look();
    clock.advance(settings.patienceWithWebhooks().minusMinutes(5));
    happens(AuditAction.ACCOUNT_CREATED);
    clock.advance(Duration.ofMinutes(5));
    look();

    assertThat(only().enabled()).isFalse();
    assertThat(only().switchedOffAt()).isPresent();
    assertThat(audited).contains("WEBHOOK_SWITCHED_OFF Chat");
    happens(AuditAction.ACCOUNT_CREATED);
    assertThat(calls()).hasSize(2);

    database.inNewTransaction(
        () ->
            service.change(Caller.system(), only().id(), draft("https://chat.example/hook", true)));
    assertThat(only().switchedOffAt()).isEmpty();
  }

  @Test
  void isNotCalledAnyMoreOnceItIsDeleted() {
    CreatedWebhook webhook = create();
    happens(AuditAction.ACCOUNT_CREATED);

    database.inNewTransaction(() -> service.delete(Caller.system(), webhook.view().id()));
    look();

    assertThat(posted).isEmpty();
    assertThat(calls().get(0).state()).isEqualTo(DeliveryState.DISCARDED);
  }

  @Test
  void isTriedOutPastTheQueue() {
    CreatedWebhook webhook = create();
    answer = WebhookResult.failed(WebhookFailure.REFUSED, 500);

    WebhookResult result = service.test(Caller.system(), webhook.view().id());

    assertThat(result.status()).isEqualTo(500);
    assertThat(posted.get(0).body()).contains("\"type\":\"test\"");
    assertThat(calls()).isEmpty();
    assertThat(audited).contains("WEBHOOK_TESTED Chat");
  }

  @Test
  void signsWithTheNewSecretAtOnce() {
    CreatedWebhook webhook = create();
    CreatedWebhook renewed =
        database.inNewTransaction(() -> service.renewSecret(Caller.system(), webhook.view().id()));
    happens(AuditAction.ACCOUNT_CREATED);
    look();

    SignedCall call = posted.get(0);
    assertThat(renewed.secret()).isNotEqualTo(webhook.secret());
    assertThat(call.signature())
        .isEqualTo(
            WebhookSignature.of(
                renewed.secret(), call.id().toString(), call.epochSecond(), call.body()));
  }
}
