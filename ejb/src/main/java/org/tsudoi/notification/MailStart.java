package org.tsudoi.notification;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the sender of mails going, on a thread that no request waits for. */
@Singleton
@Startup
@DependsOn({"Migrator", "AuditStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStart {

  private static final Logger LOG = Logger.getLogger(MailStart.class.getName());
  private static final int MILLISECONDS_BETWEEN_LOOKS = 1000;

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private MailSender sender;

  private ScheduledFuture<?> looks;
  private boolean failing;

  @PostConstruct
  void begin() {
    sender.begin();
    looks =
        timer.scheduleWithFixedDelay(
            this::look,
            MILLISECONDS_BETWEEN_LOOKS,
            MILLISECONDS_BETWEEN_LOOKS,
            TimeUnit.MILLISECONDS);
  }

  /** Nothing may escape: an exception would end the series of looks. */
  private void look() {
    try {
      sender.look();
      if (failing) {
        failing = false;
        LOG.info("Mails are looked for again");
      }
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(Level.SEVERE, "Mails cannot be looked for now; trying again until they can", e);
      }
    }
  }

  @PreDestroy
  void end() {
    looks.cancel(false);
  }
}
