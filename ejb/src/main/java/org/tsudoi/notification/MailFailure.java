package org.tsudoi.notification;

/**
 * Why a mail did not get away; the names are stored.
 *
 * <p>Only what the server says of this one mail for good ends it. What an administrator can mend,
 * such as a wrong password, is tried again.
 */
public enum MailFailure {
  NOT_SET_UP(false),
  HOST_UNKNOWN(false),
  NO_CONNECTION(false),
  NO_ANSWER(false),
  ENCRYPTION_NOT_OFFERED(false),
  CERTIFICATE_NOT_TRUSTED(false),
  ENCRYPTION_FAILED(false),
  LOGIN_REFUSED(false),
  SENDER_REFUSED(false),
  SERVER_BUSY(false),
  RECIPIENT_REFUSED(true),
  MESSAGE_REFUSED(true),
  ADDRESS_UNUSABLE(true),
  /** The key of its person was destroyed. */
  ERASED(true),
  UNKNOWN(false);

  private final boolean lasting;

  MailFailure(boolean lasting) {
    this.lasting = lasting;
  }

  /** Whether another try would end alike. */
  public boolean isLasting() {
    return lasting;
  }
}
