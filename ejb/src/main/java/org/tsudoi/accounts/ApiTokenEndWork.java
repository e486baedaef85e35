package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every five minutes whom to tell of the end of an API token, five hundred at once. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiTokenEndWork {

  private static final int AT_ONCE = 500;

  private final ApiTokenEndMail mail;

  /** For the container. */
  public ApiTokenEndWork() {
    this(null);
  }

  @Inject
  ApiTokenEndWork(ApiTokenEndMail mail) {
    this.mail = mail;
  }

  @Schedule(hour = "*", minute = "*/5", second = "35", persistent = false)
  void look() {
    ApiTokenEndMail.STAGES.forEach(this::warnAt);
  }

  private void warnAt(int daysBefore) {
    OneByOne.work(
        "Warnings of the end of an API token",
        mail.unwarned(daysBefore, AT_ONCE),
        token -> mail.warn(token, daysBefore));
  }
}
