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

  long mostWaiting() {
    return mostWaiting;
  }

  long hourlyPerPerson() {
    return hourlyPerPerson;
  }
}
