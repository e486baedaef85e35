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

/** Keeps the sender of webhooks going, on a thread that no request and no mail waits for. */
@Singleton
@Startup
@DependsOn({"Migrator", "AuditStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookStart {

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private WebhookSender sender;

  private ScheduledFuture<?> looks;

  @PostConstruct
  void begin() {
    sender.begin();
    looks = new Looks("Webhooks", sender::look).every(timer);
  }

  @PreDestroy
  void end() {
    looks.cancel(false);
  }
}
