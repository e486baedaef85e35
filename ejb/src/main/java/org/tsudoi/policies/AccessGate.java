package org.tsudoi.policies;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * Asks the access rules about every request, so it remembers them: until it hears that they have
 * changed, and two seconds at most, should such news be lost. While the database is away what is
 * known stays in force: nobody can change it, and meetings go on. After news it does not.
 *
 * <p>Thread-safe; what was read before the news came is never kept.
 */
@ApplicationScoped
public class AccessGate {

  private static final Logger LOG = Logger.getLogger(AccessGate.class.getName());
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final AtomicLong generation = new AtomicLong();
  private final AtomicBoolean reading = new AtomicBoolean();
  private final AccessRuleService rules;
  private final AuditTrail audit;
  private final Ticker ticker;
  private volatile Remembered remembered;

  private record Remembered(long generation, long nanos, AccessRules rules) {}

  /** For the container's proxy. */
  public AccessGate() {
    this(null, null, null);
  }

  /** A gate for these rules. */
  @Inject
  public AccessGate(AccessRuleService rules, AuditTrail audit, Ticker ticker) {
    this.rules = rules;
    this.audit = audit;
    this.ticker = ticker;
  }

  /** Whether somebody at this address may use the area now. */
  public boolean admits(AccessArea area, String address) {
    return inForce().admits(area, address);
  }

  /** The same, and each refusal is counted by address. */
  public boolean admitsOrCounts(AccessArea area, String address) {
    boolean admitted = admits(area, address);
    if (!admitted) {
      audit.refusedAnonymously(
          AuditAction.ACCESS_REFUSED,
          address,
          area == AccessArea.CONSOLE ? CallerPath.CONSOLE : CallerPath.API,
          Problem.ADDRESS_REFUSED);
    }
    return admitted;
  }

  private AccessRules inForce() {
    Remembered known = remembered;
    if (known == null || known.generation() != generation.get()) {
      return read();
    }
    boolean old = ticker.since(known.nanos()).compareTo(KEPT) >= 0;
    return old && reading.compareAndSet(false, true) ? readAgain(known) : known.rules();
  }

  private AccessRules read() {
    long before = generation.get();
    Remembered fresh = new Remembered(before, ticker.nanos(), rules.inForce());
    remembered = fresh;
    return fresh.rules();
  }

  /** One asks, the others go by what is known meanwhile. */
  private AccessRules readAgain(Remembered known) {
    try {
      return read();
    } catch (RuntimeException failure) {
      LOG.log(Level.FINE, "The access rules cannot be read; those that are known stay", failure);
      remembered = new Remembered(known.generation(), ticker.nanos(), known.rules());
      return known.rules();
    } finally {
      reading.set(false);
    }
  }

  /** Forgets the rules before anybody else who hears the news asks for them. */
  void heard(@Observes @Priority(1) Invalidation news) {
    if (news.kind().equals(AccessRuleService.NEWS)) {
      generation.incrementAndGet();
    }
  }
}
