package org.tsudoi.web.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.Invitee;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.PlannedMeeting;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Visitor;

/** What is typed about a plan, on the pages where meetings are created and changed. */
@Named
@ViewScoped
public class MeetingPlanFields implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingPlanning planning;
  @Inject private Visitor visitor;
  @Inject private TimeZoneChoice ownZone;

  private String description = "";
  private String start = "";
  private String end = "";
  private String zone;
  private List<Invitee> invitees = new ArrayList<>();
  private String word = "";
  private String unknown;
  private String refusal;

  @PostConstruct
  void begin() {
    zone = ownZone.zone().getId();
  }

  /** Begins with nothing again. */
  void clear() {
    description = "";
    start = "";
    end = "";
    invitees = new ArrayList<>();
    word = "";
    unknown = null;
    refusal = null;
    begin();
  }

  /** Shows what the meeting is. */
  void show(PlannedMeeting planned) {
    clear();
    description = planned.description();
    invitees = new ArrayList<>(planned.invitees());
    planned
        .meeting()
        .times()
        .ifPresent(
            times -> {
              zone = times.zone().getId();
              start = local(times.start(), times.zone());
              end = local(times.end(), times.zone());
            });
  }

  private static String local(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toLocalDateTime().toString();
  }

  /** The plan that was typed; empty, with {@link #getRefusal()}, if it can be none. */
  Optional<MeetingPlanDraft> draft() {
    refusal = null;
    try {
      return Optional.of(
          new MeetingPlanDraft(
              description, times(), invitees.stream().map(Invitee::loginName).toList()));
    } catch (DateTimeException wrong) {
      refusal = "meetings.plan.timesWrong";
    } catch (RefusedException refused) {
      refusal = "meetings.plan.timesWrong";
    }
    return Optional.empty();
  }

  private Optional<MeetingTimes> times() {
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    ZoneId there = ZoneId.of(zone);
    return Optional.of(
        MeetingTimes.of(
            LocalDateTime.parse(start).atZone(there).toInstant(),
            LocalDateTime.parse(end).atZone(there).toInstant(),
            zone));
  }

  /** Puts the person with the typed user ID or mail address on the list. */
  public void add() {
    unknown = null;
    if (word.isEmpty()) {
      return;
    }
    try {
      Invitee found = planning.invitee(visitor.caller(), word);
      if (!invitees.contains(found)) {
        invitees.add(found);
      }
      word = "";
    } catch (RefusedException refused) {
      if (refused.problem() != Problem.INVALID_VALUE) {
        throw refused;
      }
      unknown = word;
    }
  }

  /** Takes somebody off the list. */
  public void remove(Invitee invitee) {
    invitees.remove(invitee);
  }

  /** What the meeting is about. */
  public String getDescription() {
    return description;
  }

  /** Takes what the meeting is about. */
  public void setDescription(String description) {
    this.description = description == null ? "" : description;
  }

  /** When it begins, on the clock of the zone, as {@code 2030-04-01T10:00}. */
  public String getStart() {
    return start;
  }

  /** Takes when it begins. */
  public void setStart(String start) {
    this.start = start == null ? "" : start.strip();
  }

  /** When it ends, as the start. */
  public String getEnd() {
    return end;
  }

  /** Takes when it ends. */
  public void setEnd(String end) {
    this.end = end == null ? "" : end.strip();
  }

  /** Whose clock counts. */
  public String getZone() {
    return zone;
  }

  /** Takes whose clock counts. */
  public void setZone(String zone) {
    this.zone = zone;
  }

  /** Who is on the list. */
  public List<Invitee> getInvitees() {
    return invitees;
  }

  /** Who shall be put on the list. */
  public String getWord() {
    return word;
  }

  /** Takes who shall be put on the list. */
  public void setWord(String word) {
    this.word = word == null ? "" : word.strip();
  }

  /** What was typed last and names nobody. */
  public String getUnknown() {
    return unknown;
  }

  /** The text that says why the plan can be none. */
  public String getRefusal() {
    return refusal;
  }
}
