package org.tsudoi.notification.domain;

import org.tsudoi.notification.WebhookResult;

/** Hands calls to other systems. */
public interface Poster {

  /** Tries once. */
  WebhookResult post(SignedCall call);
}
