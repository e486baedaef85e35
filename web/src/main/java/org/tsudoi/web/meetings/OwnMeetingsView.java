package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.PlannedMeeting;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.web.shell.Visitor;

/** The meetings that the visitor organizes or is invited to. */
@Named
@ViewScoped
public class OwnMeetingsView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingPlanning planning;
  @Inject private Visitor visitor;
  @Inject private Clock clock;

  private transient List<PlannedMeeting> all;

  private List<PlannedMeeting> all() {
    if (all == null) {
      all = planning.own(visitor.caller());
    }
    return all;
  }

  private boolean isOver(PlannedMeeting planned) {
    Instant now = clock.instant();
    return planned.meeting().times().filter(times -> !times.end().isAfter(now)).isPresent()
        && !planned.meeting().live();
  }

  /** What is still to come or has no time, the soonest first. */
  public List<PlannedMeeting> getComing() {
    return all().stream().filter(planned -> !isOver(planned)).toList();
  }

  /** What is over, the latest first. */
  public List<PlannedMeeting> getPast() {
    return all().stream().filter(this::isOver).toList();
  }

  /**
   * What is worth a word in a list: the next time if it was moved, and cancelled ones before it.
   */
  public List<SeriesTime> notes(PlannedMeeting planned) {
    List<SeriesTime> notes = new ArrayList<>();
    for (SeriesTime time : planned.series()) {
      if (time.state() != SeriesTime.State.PLANNED) {
        notes.add(time);
      }
      if (time.takesPlace()) {
        break;
      }
    }
    return notes;
  }

  /** Whether the visitor may open meetings. */
  public boolean isCreator() {
    return visitor.has("MEETING_CREATOR") || visitor.has("SYSTEM_ADMINISTRATOR");
  }
}
