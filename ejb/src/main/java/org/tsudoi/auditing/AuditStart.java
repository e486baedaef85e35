package org.tsudoi.auditing;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.installation.ProductVersion;

/**
 * Begins the evidence of this run of the server, keeps the sealer going, and ends it.
 *
 * <p>Every start-up bean that records something declares {@code @DependsOn("AuditStart")}, so that
 * it also ends before the evidence does.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditStart {

  private static final Logger LOG = Logger.getLogger(AuditStart.class.getName());
  private static final int MILLISECONDS_BETWEEN_LOOKS = 250;

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private EvidenceChores chores;
  @Inject private Sealer sealer;

  @Inject
  @ConfigProperty(name = "tsudoi.node.name", defaultValue = "node-1")
  private String node;

  private ScheduledFuture<?> looks;
  private boolean failing;

  @PostConstruct
  void begin() {
    sealer.catchUp(node);
    chores.begin(node, ProductVersion.text());
    looks =
        timer.scheduleWithFixedDelay(
            this::look, 0, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
  }

  /** Nothing may escape: an exception would end the series of looks. */
  private synchronized void look() {
    try {
      sealer.look();
      if (failing) {
        failing = false;
        LOG.info("Evidence is sealed again");
      }
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(Level.SEVERE, "Evidence cannot be sealed now; trying again until it can", e);
      }
    }
  }

  @PreDestroy
  void end() {
    looks.cancel(false);
    chores.end(node);
    look();
  }
}
