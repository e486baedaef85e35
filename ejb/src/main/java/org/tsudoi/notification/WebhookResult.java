package org.tsudoi.notification;

import java.util.Optional;

/**
 * How a call ended.
 *
 * @param status the status of the answer; zero if there was none
 * @param failure what went wrong; empty if it has arrived
 */
public record WebhookResult(int status, Optional<WebhookFailure> failure) {

  static WebhookResult arrived(int status) {
    return new WebhookResult(status, Optional.empty());
  }

  static WebhookResult failed(WebhookFailure why) {
    return failed(why, 0);
  }

  static WebhookResult failed(WebhookFailure why, int status) {
    return new WebhookResult(status, Optional.of(why));
  }
}
