package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.PlannedMeeting;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.meetings.TimeMove;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** The single times of a meeting that repeats, as its leaders move or cancel them. */
@Named
@ViewScoped
public class MeetingTimesView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingPlanning planning;
  @Inject private Visitor visitor;
  @Inject private Toast toast;
  @Inject private Clock clock;

  private String number;
  private PlannedMeeting planned;
  private SeriesTime moving;
  private SeriesTime cancelling;
  private boolean following;
  private String start = "";
  private String end = "";
  private String refusal;

  /** Reads the meeting that the address names. */
  public void open() {
    read();
    if (!planned.led()) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
  }

  private void read() {
    planned = planning.find(visitor.caller(), MeetingNumber.of(number == null ? "" : number));
  }

  /** Those that are not over, in order. */
  public List<SeriesTime> getComing() {
    Instant now = clock.instant();
    return planned.series().stream().filter(time -> time.times().end().isAfter(now)).toList();
  }

  /** Whether the meeting can be changed and repeats. */
  public boolean isChangeable() {
    return planned.editable() && !planned.series().isEmpty();
  }

  /** Whether a time may still be changed: until it begins. */
  public boolean isOpen(SeriesTime time) {
    return isChangeable() && time.times().start().isAfter(clock.instant());
  }

  /** Whether a time is not as the rule says, and can still be so. */
  public boolean isRestorable(SeriesTime time) {
    return isOpen(time)
        && time.state() != SeriesTime.State.PLANNED
        && time.original().isAfter(clock.instant());
  }

  /** Whether a time and all later ones may be something else, with times before that stay. */
  public boolean isCuttable(SeriesTime time) {
    return isOpen(time)
        && planned.series().stream()
            .anyMatch(one -> one.takesPlace() && one.original().isBefore(time.original()));
  }

  /** Whether any time after this one takes place. */
  public boolean isFollowed(SeriesTime time) {
    return isCuttable(time)
        && planned.series().stream()
            .anyMatch(one -> one.takesPlace() && one.original().isAfter(time.original()));
  }

  /** Asks when a time shall be. */
  public void ask(SeriesTime time) {
    moving = time;
    cancelling = null;
    refusal = null;
    start = local(time.times().start());
    end = local(time.times().end());
  }

  /** Asks whether a time shall be cancelled. */
  public void doubt(SeriesTime time) {
    cancelling = time;
    following = false;
    moving = null;
    refusal = null;
  }

  /** Leaves the times as they are. */
  public void dismiss() {
    moving = null;
    cancelling = null;
    refusal = null;
  }

  private ZoneId there() {
    return planned.first().map(MeetingTimes::zone).orElseThrow();
  }

  private String local(Instant moment) {
    return moment.atZone(there()).toLocalDateTime().toString();
  }

  private Instant moment(String local) {
    return LocalDateTime.parse(local).atZone(there()).toInstant();
  }

  /** Moves the time that is asked for to what was typed. */
  public void move() {
    try {
      move(moving, moment(start), moment(end), "meetings.times.moved");
    } catch (DateTimeException wrong) {
      refusal = "meetings.times.startWrong";
    }
  }

  /** Puts a time back to where the rule has it. */
  public void restore(SeriesTime time) {
    dismiss();
    MeetingTimes first = planned.first().orElseThrow();
    move(time, time.original(), time.original().plus(first.length()), "meetings.times.restored");
  }

  private void move(SeriesTime time, Instant from, Instant until, String done) {
    attempt(
        () ->
            planning.moveTime(
                visitor.caller(),
                planned.meeting().number(),
                new TimeMove(planned.version(), time.original(), from, until)),
        done);
  }

  /** Cancels the time that is asked for. */
  public void cancel() {
    Instant gone = cancelling.original();
    MeetingNumber meeting = planned.meeting().number();
    if (following) {
      attempt(
          () -> planning.cancelFollowing(visitor.caller(), meeting, gone, planned.version()),
          "meetings.times.followingCancelled");
    } else {
      attempt(
          () -> planning.cancelTime(visitor.caller(), meeting, gone), "meetings.times.cancelled");
    }
  }

  private void attempt(Runnable order, String done) {
    refusal = null;
    try {
      order.run();
      dismiss();
      toast.say(done);
    } catch (RefusedException refused) {
      refusal = reason(refused);
    }
    read();
  }

  private static String reason(RefusedException refused) {
    return switch (refused.field().orElse("")) {
      case "plannedStart" -> "meetings.times.startWrong";
      case "plannedEnd" -> "meetings.times.endWrong";
      default -> "problem." + refused.problem().key();
    };
  }

  /** The number in the address. */
  public String getNumber() {
    return number;
  }

  /** Takes the number from the address. */
  public void setNumber(String number) {
    this.number = number;
  }

  /** The meeting as stored. */
  public PlannedMeeting getPlanned() {
    return planned;
  }

  /** The time for which another is asked, or none. */
  public SeriesTime getMoving() {
    return moving;
  }

  /** The time that may be cancelled, or none. */
  public SeriesTime getCancelling() {
    return cancelling;
  }

  /** Whether all later times shall be cancelled too. */
  public boolean isFollowing() {
    return following;
  }

  /** Takes whether all later times shall be cancelled too. */
  public void setFollowing(boolean following) {
    this.following = following;
  }

  /** The zone on whose clock times are typed. */
  public String getZone() {
    return planned.first().map(times -> times.zone().getId()).orElse("");
  }

  /** When it shall begin, on the clock of the meeting's zone. */
  public String getStart() {
    return start;
  }

  /** Takes when it shall begin. */
  public void setStart(String start) {
    this.start = start == null ? "" : start.strip();
  }

  /** When it shall end, as the start. */
  public String getEnd() {
    return end;
  }

  /** Takes when it shall end. */
  public void setEnd(String end) {
    this.end = end == null ? "" : end.strip();
  }

  /** The text that says why it cannot be. */
  public String getRefusal() {
    return refusal;
  }
}
