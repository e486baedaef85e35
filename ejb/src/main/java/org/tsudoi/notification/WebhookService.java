package org.tsudoi.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.InstallationSecrets;
import org.tsudoi.notification.domain.CallQueue;
import org.tsudoi.notification.domain.QueuedCall;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.notification.domain.Webhook;
import org.tsudoi.notification.domain.WebhookRules;
import org.tsudoi.notification.domain.WebhookSignature;
import org.tsudoi.notification.domain.Webhooks;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Webhooks: which other systems are told what happens here, and what became of each call.
 *
 * <p>The secret that calls are signed with is shown once; what is stored of it is encrypted and in
 * no entry of the audit trail.
 */
@Stateless
public class WebhookService {

  private static final int MOST = 20;

  private Webhooks webhooks;
  private CallQueue queue;
  private WebhookChores chores;
  private WebhookTester tester;
  private InstallationSecrets secrets;
  private AuditTrail audit;
  private Clock clock;
  private SecureRandom random;

  /** For the container. */
  public WebhookService() {}

  @Inject
  WebhookService(
      Webhooks webhooks,
      CallQueue queue,
      WebhookChores chores,
      WebhookTester tester,
      InstallationSecrets secrets,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.chores = chores;
    this.tester = tester;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** All webhooks, by name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<WebhookView> all(Caller caller) {
    return webhooks.all().stream().map(WebhookService::view).toList();
  }

  /**
   * One webhook.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public WebhookView get(Caller caller, WebhookId id) {
    return webhooks
        .find(id)
        .map(WebhookService::view)
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /**
   * Makes a webhook; its secret is shown nowhere again.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field, or {@link
   *     Problem#CONFLICT} when there are twenty
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public CreatedWebhook create(Caller caller, WebhookDraft draft) {
    WebhookRules.check(draft);
    if (webhooks.all().size() >= MOST) {
      throw new RefusedException(Problem.CONFLICT, "webhooks");
    }
    String secret = WebhookSignature.newSecret(random);
    Webhook webhook = new Webhook(draft, sealed(secret), now());
    webhooks.add(webhook);
    audit.record(
        caller,
        AuditAction.WEBHOOK_CREATED,
        WebhookChores.target(webhook),
        AuditChange.created(values(draft)));
    return new CreatedWebhook(view(webhook), secret);
  }

  /**
   * Changes a webhook; what says the same changes nothing.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#INVALID_VALUE}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public WebhookView change(Caller caller, WebhookId id, WebhookDraft draft) {
    WebhookRules.check(draft);
    Webhook webhook = locked(id);
    WebhookDraft before = webhook.draft();
    if (!before.equals(draft)) {
      webhook.take(draft);
      audit.record(
          caller,
          AuditAction.WEBHOOK_CHANGED,
          WebhookChores.target(webhook),
          difference(values(before), values(draft)));
    }
    return view(webhook);
  }

  /**
   * Takes a webhook away, and its calls that wait.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void delete(Caller caller, WebhookId id) {
    Webhook webhook = locked(id);
    webhooks.remove(webhook);
    audit.record(
        caller,
        AuditAction.WEBHOOK_DELETED,
        WebhookChores.target(webhook),
        AuditChange.created(values(webhook.draft())));
  }

  /**
   * Gives a webhook another secret, in force at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public CreatedWebhook renewSecret(Caller caller, WebhookId id) {
    Webhook webhook = locked(id);
    String secret = WebhookSignature.newSecret(random);
    webhook.renew(sealed(secret));
    audit.record(
        caller,
        AuditAction.WEBHOOK_SECRET_RENEWED,
        WebhookChores.target(webhook),
        AuditChange.none());
    return new CreatedWebhook(view(webhook), secret);
  }

  /**
   * Calls a webhook once to try it out, switched on or not, and waits for the answer: ten seconds
   * at most. One at a time.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or {@link Problem#TOO_MANY_REQUESTS}
   *     while another test runs
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public WebhookResult test(Caller caller, WebhookId id) {
    SignedCall call = chores.trial(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    WebhookResult result = tester.call(call);
    chores.tested(caller, id, result);
    return result;
  }

  /** What became of calls, newest first. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public WebhookCallPage calls(Caller caller, WebhookCallQuery query) {
    Map<WebhookId, String> names = new HashMap<>();
    webhooks.all().forEach(webhook -> names.put(webhook.id(), webhook.name()));
    Instant now = now();
    return new WebhookCallPage(
        queue.list(query).stream()
            .map(call -> view(call, names.getOrDefault(call.webhook(), ""), now))
            .toList(),
        queue.count(query));
  }

  /**
   * Tries a call again at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or {@link Problem#CONFLICT} if it is
   *     just being made, has arrived or is of no use any more
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void retry(Caller caller, UUID id) {
    Instant now = now();
    QueuedCall call = queue.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    Webhook webhook =
        webhooks.find(call.webhook()).orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    if (!isRetryable(call, now)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    call.retry(now);
    audit.record(
        caller,
        AuditAction.WEBHOOK_CALL_RETRIED,
        WebhookChores.target(webhook),
        AuditChange.created(Map.of("event", call.event().word())));
  }

  private Webhook locked(WebhookId id) {
    return webhooks.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private String sealed(String secret) {
    return secrets.seal(WebhookChores.PURPOSE, secret);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Map<String, String> values(WebhookDraft draft) {
    return Map.of(
        "name", draft.name(),
        "url", draft.url(),
        "events",
            String.join(", ", draft.events().stream().sorted().map(WebhookEvent::word).toList()),
        "certificates", draft.certificates(),
        "webhookEnabled", draft.enabled() ? "ON" : "OFF");
  }

  private static AuditChange difference(Map<String, String> was, Map<String, String> is) {
    Map<String, String> before = new HashMap<>(was);
    Map<String, String> after = new HashMap<>(is);
    before.entrySet().removeIf(field -> field.getValue().equals(is.get(field.getKey())));
    after.keySet().retainAll(before.keySet());
    return new AuditChange(before, after);
  }

  private static boolean isRetryable(QueuedCall call, Instant now) {
    return call.isRetryable(now) && !call.isBeingSent(now);
  }

  private static WebhookView view(Webhook webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.name(),
        webhook.url(),
        webhook.events(),
        webhook.certificates(),
        webhook.isEnabled(),
        webhook.createdAt(),
        webhook.failingSince(),
        webhook.switchedOffAt());
  }

  private static WebhookCallView view(QueuedCall call, String name, Instant now) {
    return new WebhookCallView(
        call.id(),
        call.webhook(),
        name,
        call.event(),
        call.state(),
        call.createdAt(),
        call.dueAt(),
        call.tries(),
        call.triedAt(),
        call.endedAt(),
        call.status(),
        call.failure(),
        isRetryable(call, now));
  }
}
