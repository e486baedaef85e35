package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every five minutes whom to warn of the end of a password, five hundred at once. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordEndWork {

  private static final int AT_ONCE = 500;

  private final PasswordEndMail mail;

  /** For the container. */
  public PasswordEndWork() {
    this(null);
  }

  @Inject
  PasswordEndWork(PasswordEndMail mail) {
    this.mail = mail;
  }

  @Schedule(hour = "*", minute = "*/5", second = "15", persistent = false)
  void look() {
    PasswordEndMail.STAGES.forEach(this::warnAt);
  }

  private void warnAt(int daysBefore) {
    OneByOne.work(
        "Warnings of the end of a password",
        mail.unwarned(daysBefore, AT_ONCE),
        person -> mail.warn(person, daysBefore));
  }
}
