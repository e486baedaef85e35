package org.tsudoi.policies;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * Asks the access rules about every request, so it remembers them: until it hears that they have
 * changed, and two seconds at most, should such news be lost.
 *
 * <p>Thread-safe; what was read before the news came is never kept.
 */
@ApplicationScoped
public class AccessGate {

  private static final Duration KEPT = Duration.ofSeconds(2);

  private final AtomicLong generation = new AtomicLong();
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
    if (known == null
        || known.generation() != generation.get()
        || ticker.since(known.nanos()).compareTo(KEPT) >= 0) {
      long before = generation.get();
      known = new Remembered(before, ticker.nanos(), rules.inForce());
      remembered = known;
    }
    return known.rules();
  }

  /** Forgets the rules before anybody else who hears the news asks for them. */
  void heard(@Observes @Priority(1) Invalidation news) {
    if (news.kind().equals(AccessRuleService.NEWS)) {
      generation.incrementAndGet();
    }
  }
}
