package org.tsudoi.auditing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.installation.ProductVersion;
import org.tsudoi.shared.PacedThread;

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
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Resource private ManagedThreadFactory threads;
  @Inject private EvidenceChores chores;
  @Inject private Sealer sealer;

  @Inject
  @ConfigProperty(name = "tsudoi.node.name", defaultValue = "node-1")
  private String node;

  private PacedThread looks;
  private boolean failing;

  @PostConstruct
  void begin() {
    sealer.catchUp(node);
    chores.begin(node, ProductVersion.text());
    looks = PacedThread.start(threads, "evidence-sealer", BETWEEN_LOOKS, this::look);
  }

  /** Tells of the first of several failures only. */
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
    looks.stop();
    chores.end(node);
    look();
  }
}
