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

/** Keeps the sender of mails going, on a thread that no request waits for. */
@Singleton
@Startup
@DependsOn({"Migrator", "AuditStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStart {

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private MailSender sender;

  private ScheduledFuture<?> looks;

  @PostConstruct
  void begin() {
    sender.begin();
    looks = new Looks("Mails", sender::look).every(timer);
  }

  @PreDestroy
  void end() {
    looks.cancel(false);
  }
}
