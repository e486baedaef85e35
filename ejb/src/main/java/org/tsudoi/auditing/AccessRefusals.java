package org.tsudoi.auditing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.tsudoi.shared.AccessRefused;

/** Records every refusal of the check at the doors. */
@ApplicationScoped
class AccessRefusals {

  private AuditTrail trail;

  /** For the container's proxy. */
  AccessRefusals() {}

  @Inject
  AccessRefusals(AuditTrail trail) {
    this.trail = trail;
  }

  void record(@Observes AccessRefused refused) {
    AuditTarget door = new AuditTarget("door", refused.action(), refused.action());
    trail.refused(refused.caller(), AuditAction.ACCESS_REFUSED, door, refused.why());
  }
}
