package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.PeopleText;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.shared.Caller;

/**
 * What leaders order about those who wait in the lobby. Each order is recorded in the caller's
 * transaction, one entry for each person, and takes effect after its commit, as {@link
 * MeetingOrders} does it.
 */
@ApplicationScoped
class LobbyOrders {

  private LiveMeetings live;
  private Entrance entrance;
  private OrderRights rights;
  private AuditTrail auditTrail;
  private AfterCommit afterCommit;

  /** For the container's proxy. */
  LobbyOrders() {}

  @Inject
  LobbyOrders(
      LiveMeetings live,
      Entrance entrance,
      OrderRights rights,
      AuditTrail auditTrail,
      AfterCommit afterCommit) {
    this.live = live;
    this.entrance = entrance;
    this.rights = rights;
    this.auditTrail = auditTrail;
    this.afterCommit = afterCommit;
  }

  List<Waiting> line(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.ADMIT, AuditAction.ACCESS_REFUSED);
    return live.of(meeting.id()).map(LiveInstance::line).orElse(List.of()).stream()
        .map(LiveDoor::waiting)
        .toList();
  }

  void admit(Caller caller, Meeting meeting, int index) {
    rights.require(caller, meeting, MeetingAction.ADMIT, AuditAction.LOBBY_ADMITTED);
    LiveInstance instance = live.require(meeting.id());
    admit(caller, meeting, instance, List.of(instance.waiting(index)));
  }

  void admitAll(Caller caller, Meeting meeting) {
    rights.require(caller, meeting, MeetingAction.ADMIT, AuditAction.LOBBY_ADMITTED);
    LiveInstance instance = live.require(meeting.id());
    List<Participant> line = instance.line();
    if (!line.isEmpty()) {
      admit(caller, meeting, instance, line);
    }
  }

  private void admit(
      Caller caller, Meeting meeting, LiveInstance instance, List<Participant> people) {
    instance.refuseWhenFull();
    people.forEach(
        who ->
            record(caller, meeting, AuditAction.LOBBY_ADMITTED, instance, who, Optional.empty()));
    afterCommit.run(() -> instance.admit(people));
  }

  void refuse(Caller caller, Meeting meeting, int index, Optional<String> reason) {
    rights.require(caller, meeting, MeetingAction.REFUSE, AuditAction.LOBBY_REFUSED);
    LiveInstance instance = live.require(meeting.id());
    Participant target = instance.waiting(index);
    Optional<String> why =
        reason
            .filter(text -> !text.isBlank())
            .map(text -> PeopleText.require(text, PeopleText.REASON));
    record(caller, meeting, AuditAction.LOBBY_REFUSED, instance, target, why);
    OrderedBy by = rights.signature(caller, meeting, MeetingAction.REFUSE);
    afterCommit.run(
        () -> {
          entrance
              .tickets()
              .revoke(
                  ticket ->
                      ticket.meeting().id().equals(meeting.id()) && target.is(ticket.caller()));
          instance.refuseEntry(target, why.orElse(""), by);
        });
  }

  private void record(
      Caller caller,
      Meeting meeting,
      AuditAction action,
      LiveInstance instance,
      Participant target,
      Optional<String> reason) {
    Map<String, String> values = new HashMap<>();
    values.put("meeting", meeting.number().toString());
    values.put("participant", Integer.toString(target.index()));
    reason.ifPresent(text -> values.put("reason", text));
    auditTrail.record(
        caller, action, MeetingOrders.target(instance, target), AuditChange.created(values));
  }
}
