package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import org.tsudoi.notification.domain.Poster;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Calls webhooks past the queue to try them out, one at a time. Thread-safe. */
@ApplicationScoped
class WebhookTester {

  private final Semaphore place = new Semaphore(1);
  private Poster poster;

  /** For the container's proxy. */
  WebhookTester() {}

  @Inject
  WebhookTester(Poster poster) {
    this.poster = poster;
  }

  WebhookResult call(SignedCall call) {
    if (!place.tryAcquire()) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    try {
      return poster.post(call);
    } finally {
      place.release();
    }
  }
}
