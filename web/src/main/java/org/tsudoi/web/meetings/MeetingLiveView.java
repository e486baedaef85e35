package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.LiveParticipant;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * Who is in which meeting now and how they are connected; leads meetings from outside: makes people
 * leave, mutes them, ends shares and meetings, locks doors.
 *
 * <p>Meetings stand in the order of their beginning and people in the order in which they came, so
 * that rows never jump when the page updates itself.
 */
@Named
@ViewScoped
public class MeetingLiveView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingService meetings;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String number;
  private transient List<LiveMeeting> live;
  private Integer leaving;
  private String leavingName;
  private String reason;
  private boolean ending;
  private Integer stopping;
  private String stoppingName;

  /** All live meetings, the longest first. */
  public List<LiveMeeting> getMeetings() {
    if (live == null) {
      live =
          meetings.live(visitor.caller()).stream()
              .sorted(Comparator.comparing(LiveMeeting::began))
              .toList();
    }
    return live;
  }

  /** Looks again. */
  public void refresh() {
    live = null;
  }

  /** The meeting that is shown: the chosen one, else the first. */
  public LiveMeeting getMeeting() {
    return chosen().or(() -> getMeetings().stream().findFirst()).orElse(null);
  }

  private Optional<LiveMeeting> chosen() {
    return getMeetings().stream()
        .filter(meeting -> meeting.meeting().number().digits().equals(number))
        .findFirst();
  }

  /** Whether the chosen meeting has ended meanwhile. */
  public boolean isGone() {
    return number != null && chosen().isEmpty();
  }

  /** How many people are in all live meetings. */
  public int getPeople() {
    return getMeetings().stream().mapToInt(meeting -> meeting.participants().size()).sum();
  }

  /** Whether the visitor may make people leave. */
  public boolean isMayChange() {
    return visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Asks whether this person shall leave. */
  public void askToExpel(LiveParticipant person) {
    leaving = person.index();
    leavingName = person.name();
    reason = null;
    number = getMeeting().meeting().number().digits();
  }

  /** Makes the person leave. */
  public void expel() {
    meetings.expel(
        visitor.caller(), new MeetingNumber(number), leaving, Optional.ofNullable(reason));
    toast.say("meetings.meetingLive.expelled", leavingName);
    dismiss();
  }

  /** Asks whether this person's share shall end. */
  public void askToStopShare(LiveParticipant person) {
    stopping = person.index();
    stoppingName = person.name();
    number = getMeeting().meeting().number().digits();
  }

  /** Ends the share. */
  public void stopShare() {
    meetings.stopShare(visitor.caller(), new MeetingNumber(number), stopping);
    toast.say("meetings.meetingLive.shareStopped", stoppingName);
    dismiss();
  }

  /** Turns a person's voice off. */
  public void mute(LiveParticipant person) {
    meetings.mute(visitor.caller(), getMeeting().meeting().number(), person.index());
    toast.say("meetings.meetingLive.muted", person.name());
    refresh();
  }

  /** Turns all voices off. */
  public void muteEverybody() {
    meetings.muteOthers(visitor.caller(), getMeeting().meeting().number());
    toast.say("meetings.meetingLive.everybodyMuted");
    refresh();
  }

  /** Locks the door of the shown meeting, or unlocks it. */
  public void toggleLock() {
    boolean shut = !getMeeting().locked();
    meetings.lock(visitor.caller(), getMeeting().meeting().number(), shut);
    toast.say(shut ? "meetings.meetingLive.locked" : "meetings.meetingLive.unlocked");
    refresh();
  }

  /** Asks whether the meeting shall end. */
  public void askToEnd() {
    number = getMeeting().meeting().number().digits();
    ending = true;
  }

  /** Ends the meeting for everybody. */
  public void end() {
    String title = chosen().map(meeting -> meeting.meeting().title()).orElse("");
    meetings.end(visitor.caller(), new MeetingNumber(number));
    toast.say("meetings.meetingLive.ended", title);
    number = null;
    dismiss();
  }

  /** Closes whatever was asked. */
  public void dismiss() {
    leaving = null;
    stopping = null;
    ending = false;
    live = null;
  }

  /** The number of the chosen meeting. */
  public String getNumber() {
    return number;
  }

  /** Chooses a meeting. */
  public void setNumber(String number) {
    this.number = number;
  }

  /** Whether a person is about to be made to leave. */
  public boolean isExpelling() {
    return leaving != null;
  }

  /** Who is about to be made to leave. */
  public String getLeavingName() {
    return leavingName;
  }

  /** Whether somebody's share is about to be ended. */
  public boolean isStoppingShare() {
    return stopping != null;
  }

  /** Whose share is about to be ended. */
  public String getStoppingName() {
    return stoppingName;
  }

  /** Whether a meeting is about to be ended. */
  public boolean isEnding() {
    return ending;
  }

  /** Why somebody is made to leave. */
  public String getReason() {
    return reason;
  }

  /** Takes the reason. */
  public void setReason(String reason) {
    this.reason = reason == null || reason.isBlank() ? null : reason.strip();
  }
}
