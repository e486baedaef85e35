package org.tsudoi.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;

/**
 * What a webhook may be told of; each stands for some actions of the audit trail. The names are
 * stored, so none is ever renamed.
 */
public enum WebhookEvent {
  USER_CREATED(AuditAction.ACCOUNT_CREATED),
  USER_CHANGED(AuditAction.ACCOUNT_CHANGED),
  USER_DISABLED(AuditAction.ACCOUNT_DISABLED),
  USER_ENABLED(AuditAction.ACCOUNT_ENABLED),
  USER_DELETED(AuditAction.ACCOUNT_DELETED),
  USER_RESTORED(AuditAction.ACCOUNT_RESTORED),
  DEVICE_ENROLLED(AuditAction.DEVICE_ENROLLED),
  DEVICE_REVOKED(AuditAction.DEVICE_REVOKED),
  MEETING_CREATED(AuditAction.MEETING_CREATED),
  MEETING_STARTED(AuditAction.MEETING_STARTED),
  MEETING_ENDED(AuditAction.MEETING_ENDED),
  TOKEN_CREATED(AuditAction.API_TOKEN_CREATED),
  TOKEN_REVOKED(AuditAction.API_TOKEN_REVOKED),
  POLICY_CHANGED(
      AuditAction.POLICY_CHANGED,
      AuditAction.GROUP_POLICY_CHANGED,
      AuditAction.ACCESS_RULES_CHANGED,
      AuditAction.ACCESS_RULES_OPENED);

  private final Set<AuditAction> actions;

  WebhookEvent(AuditAction... actions) {
    this.actions = Set.of(actions);
  }

  /** How it is written, as {@code user.created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The event that is written so. */
  public static Optional<WebhookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst();
  }

  /** The event that an action is, if webhooks may be told of it. */
  static Optional<WebhookEvent> of(AuditAction action) {
    return Arrays.stream(values()).filter(event -> event.actions.contains(action)).findFirst();
  }
}
