package org.tsudoi.notification;

/** What a mail is about; the names are stored. */
public enum MailKind {
  /** Somebody tries whether mail arrives. */
  TEST(0),
  /** The link to choose another password. */
  PASSWORD_RESET(0),
  /** The password was changed by such a link. */
  PASSWORD_CHANGED(1),
  /** The password must be changed soon. */
  PASSWORD_EXPIRES(2),
  /** An API token ends soon. */
  API_TOKEN_ENDS(2),
  /** The server has switched a webhook off. */
  WEBHOOK_OFF(2);

  private final int urgency;

  MailKind(int urgency) {
    this.urgency = urgency;
  }

  /** The smaller, the sooner. */
  public int urgency() {
    return urgency;
  }
}
