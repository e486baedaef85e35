package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.notification.domain.RetryPlan;

/** The settings of this room; the settings reference says what each one means. */
@ApplicationScoped
class NotificationSettings {

  @Inject
  @ConfigProperty(name = "tsudoi.mail.retry", defaultValue = "PT1M")
  Duration firstPause;

  @Inject
  @ConfigProperty(name = "tsudoi.mail.waiting", defaultValue = "20000")
  long mostWaiting;

  @Inject
  @ConfigProperty(name = "tsudoi.mail.hourly", defaultValue = "10")
  long hourlyPerPerson;

  @Inject
  @ConfigProperty(name = "tsudoi.webhook.retry", defaultValue = "PT1M")
  Duration firstPauseOfCalls = Duration.ofMinutes(1);

  @Inject
  @ConfigProperty(name = "tsudoi.webhook.waiting", defaultValue = "20000")
  long mostWaitingCalls = 20_000;

  @Inject
  @ConfigProperty(name = "tsudoi.webhook.patience", defaultValue = "P3D")
  Duration patienceWithWebhooks = Duration.ofDays(3);

  @Inject
  @ConfigProperty(name = "tsudoi.webhook.inside", defaultValue = "false")
  boolean insideAllowed;

  /** For the container's proxy. */
  NotificationSettings() {}

  NotificationSettings(Duration firstPause, long mostWaiting, long hourlyPerPerson) {
    this.firstPause = firstPause;
    this.mostWaiting = mostWaiting;
    this.hourlyPerPerson = hourlyPerPerson;
  }

  RetryPlan retries() {
    return new RetryPlan(firstPause);
  }

  RetryPlan retriesOfCalls() {
    return new RetryPlan(firstPauseOfCalls);
  }

  long mostWaitingCalls() {
    return mostWaitingCalls;
  }

  /** How long a webhook may fail before it is switched off; so long its calls are of use. */
  Duration patienceWithWebhooks() {
    return patienceWithWebhooks;
  }

  /** Whether webhooks may lead to this machine and to private networks. */
  boolean isInsideAllowed() {
    return insideAllowed;
  }

  long mostWaiting() {
    return mostWaiting;
  }

  long hourlyPerPerson() {
    return hourlyPerPerson;
  }
}
