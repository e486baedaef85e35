package org.tsudoi.notification;

/** Why a call did not arrive; the names are stored. */
public enum WebhookFailure {
  /** The address is of this machine or a private network. */
  ADDRESS_NOT_ALLOWED(false),
  HOST_UNKNOWN(false),
  NO_CONNECTION(false),
  NO_ANSWER(false),
  CERTIFICATE_NOT_TRUSTED(false),
  ENCRYPTION_FAILED(false),
  /** It answered with another address, which is not followed. */
  REDIRECTED(false),
  /** It answered with another status than 2xx. */
  REFUSED(false),
  /** It said that it is gone for good: 410. */
  GONE(true),
  ANSWER_UNREADABLE(false);

  private final boolean lasting;

  WebhookFailure(boolean lasting) {
    this.lasting = lasting;
  }

  /** Whether another try would end alike. */
  public boolean isLasting() {
    return lasting;
  }
}
