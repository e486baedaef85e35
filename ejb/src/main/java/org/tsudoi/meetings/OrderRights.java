package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Whether a caller may give an order in a meeting, from wherever it comes: by what the caller is in
 * the meeting and in its live gathering, and by {@link MeetingAction}. Each refusal is audited.
 */
@ApplicationScoped
class OrderRights {

  private LiveMeetings live;
  private AuditTrail auditTrail;

  /** For the container's proxy. */
  OrderRights() {}

  @Inject
  OrderRights(LiveMeetings live, AuditTrail auditTrail) {
    this.live = live;
    this.auditTrail = auditTrail;
  }

  /**
   * Lets the caller go on or refuses.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN}
   */
  void require(Caller caller, Meeting meeting, MeetingAction action, AuditAction audited) {
    if (!has(caller, meeting, action)) {
      auditTrail.refused(caller, audited, MeetingOrders.target(meeting), Problem.FORBIDDEN);
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  /** Whether the caller may at this moment. */
  boolean has(Caller caller, Meeting meeting, MeetingAction action) {
    return action.allows(roleOf(caller, meeting), caller);
  }

  /** As whom people in the meeting know the caller who orders this at this moment. */
  OrderedBy signature(Caller caller, Meeting meeting, MeetingAction action) {
    String name = caller.account().isPresent() ? caller.name() : "";
    return new OrderedBy(name, !action.isFor(roleOf(caller, meeting)));
  }

  /** What the caller is in the meeting at this moment. */
  Role roleOf(Caller caller, Meeting meeting) {
    Role lasting = meeting.roleOf(caller);
    return live.of(meeting.id()).map(instance -> instance.roleOf(caller, lasting)).orElse(lasting);
  }
}
