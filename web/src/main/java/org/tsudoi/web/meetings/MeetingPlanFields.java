package org.tsudoi.web.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.meetings.Invitee;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingRepeat.Frequency;
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
  private String frequency = "";
  private List<String> days = List.of();
  private String count = "";
  private String until = "";
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
    frequency = "";
    days = List.of();
    count = "";
    until = "";
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
    planned.repeat().ifPresent(this::show);
    planned
        .first()
        .ifPresent(
            times -> {
              zone = times.zone().getId();
              start = local(times.start(), times.zone());
              end = local(times.end(), times.zone());
            });
  }

  private void show(MeetingRepeat repeat) {
    frequency = repeat.frequency().name();
    days = repeat.days().stream().map(Enum::name).toList();
    count = repeat.count().map(Object::toString).orElse("");
    until = repeat.until().map(LocalDate::toString).orElse("");
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
              description, times(), repeat(), invitees.stream().map(Invitee::loginName).toList()));
    } catch (DateTimeException wrong) {
      refusal = "meetings.plan.timesWrong";
    } catch (RefusedException refused) {
      refuse(refused);
    }
    return Optional.empty();
  }

  /** Says beside the times what is wrong with them, by the key of the text. */
  void refuse(String why) {
    refusal = why;
  }

  /** Says beside the times why the plan can be none; any other reason goes on its way. */
  private void refuse(RefusedException refused) {
    String field = refused.field().orElse("");
    if (field.equals("repeat")) {
      refusal = "meetings.plan.repeatWrong";
    } else if (field.startsWith("planned")) {
      refusal = "meetings.plan.timesWrong";
    } else {
      throw refused;
    }
  }

  private Optional<MeetingRepeat> repeat() {
    if (frequency.isEmpty()) {
      return Optional.empty();
    }
    Frequency often = Frequency.valueOf(frequency);
    Optional<MeetingTimes> first = times();
    MeetingRepeat rule =
        new MeetingRepeat(
            often,
            often == Frequency.WEEKLY
                ? days.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet())
                : Set.of(),
            Optional.of(count).filter(text -> !text.isEmpty()).map(Integer::valueOf),
            Optional.of(until).filter(text -> !text.isEmpty()).map(LocalDate::parse));
    first.orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "plannedStart"));
    rule.occurrences(first.get());
    return Optional.of(rule);
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

  /** How often it is, or empty. */
  public String getFrequency() {
    return frequency;
  }

  /** Takes how often it is. */
  public void setFrequency(String frequency) {
    this.frequency = frequency == null ? "" : frequency;
  }

  /** On which days of the week. */
  public List<String> getDays() {
    return days;
  }

  /** Takes on which days of the week. */
  public void setDays(List<String> days) {
    this.days = days == null ? List.of() : List.copyOf(days);
  }

  /** How often in all, as digits. */
  public String getCount() {
    return count;
  }

  /** Takes how often in all. */
  public void setCount(String count) {
    this.count = count == null ? "" : count.strip();
  }

  /** The last day, as {@code 2030-04-01}. */
  public String getUntil() {
    return until;
  }

  /** Takes the last day. */
  public void setUntil(String until) {
    this.until = until == null ? "" : until.strip();
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
