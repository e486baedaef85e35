package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingRevision;
import org.tsudoi.meetings.PlannedMeeting;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/** One meeting as its leaders change it, or call it off. */
@Named
@ViewScoped
public class MeetingEditView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingPlanning planning;
  @Inject private GroupPolicyService policies;
  @Inject private MeetingPlanFields fields;
  @Inject private MeetingSwitchFields switches;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String number;
  private String from;
  private PlannedMeeting planned;
  private OptionRule keyRule;
  private String title;
  private String key;
  private boolean keyGone;
  private boolean titleWrong;
  private boolean begun;

  /** Reads the meeting that the address names, or one of its times and all later ones. */
  public void open() {
    show(read(MeetingNumber.of(number == null ? "" : number)));
    if (!planned.led()) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    keyRule = policies.meetings(visitor.caller()).rule(MeetingOption.MEETING_KEY);
  }

  private PlannedMeeting read(MeetingNumber meeting) {
    return isFollowing()
        ? planning.following(visitor.caller(), meeting, original())
        : planning.find(visitor.caller(), meeting);
  }

  private Instant original() {
    try {
      return Instant.parse(from);
    } catch (DateTimeParseException wrong) {
      throw new RefusedException(Problem.MEETING_TIME_NOT_FOUND);
    }
  }

  private void show(PlannedMeeting read) {
    planned = read;
    title = read.meeting().title();
    key = null;
    keyGone = false;
    fields.show(read);
    switches.show(read.meeting());
  }

  /**
   * Keeps what was typed, unless somebody else has kept something meanwhile; goes to the meeting
   * that begins where later times were changed.
   */
  public String save() {
    titleWrong = false;
    Optional<MeetingPlanDraft> plan = fields.draft();
    try {
      return plan.map(this::save).orElse(null);
    } catch (RefusedException refused) {
      titleWrong = MeetingCreateView.isTitle(refused);
      boolean tooEarly =
          isFollowing() && refused.field().filter("plannedStart"::equals).isPresent();
      if (!titleWrong && !tooEarly) {
        throw refused;
      }
      if (tooEarly) {
        fields.refuse("meetings.following.startWrong");
      }
      return null;
    }
  }

  private String save(MeetingPlanDraft plan) {
    MeetingRevision revision =
        new MeetingRevision(planned.version(), title, wantedKey(), plan, switches.chosen());
    MeetingNumber meeting = planned.meeting().number();
    if (isFollowing()) {
      PlannedMeeting rest =
          planning.reviseFollowing(visitor.caller(), meeting, original(), revision);
      return "/console/meetings/meeting-edit.xhtml?faces-redirect=true&begun=true&number="
          + rest.meeting().number();
    }
    show(planning.revise(visitor.caller(), meeting, revision));
    toast.say("meetings.meetingEdit.saved");
    return null;
  }

  /** Whether one time of the meeting and all later ones are changed, not the meeting. */
  public boolean isFollowing() {
    return from != null && !from.isEmpty();
  }

  /** Whether the meeting has just begun where another one ends. */
  public boolean isBegun() {
    return begun;
  }

  /** Takes from the address whether the meeting has just begun where another one ends. */
  public void setBegun(boolean begun) {
    this.begun = begun;
  }

  /** When the first time was to be of those that are changed. */
  public Instant getCut() {
    return original();
  }

  /** Whether the title that was typed can be none. */
  public boolean isTitleWrong() {
    return titleWrong;
  }

  private Optional<String> wantedKey() {
    return keyGone ? Optional.of("") : Optional.ofNullable(key);
  }

  /** Calls the meeting off. */
  public void cancel() {
    planning.cancel(visitor.caller(), planned.meeting().number());
    show(planning.find(visitor.caller(), planned.meeting().number()));
  }

  /** Whether the policy lets the meeting have a key. */
  public boolean isKeyPossible() {
    return keyRule.admits(true);
  }

  /** Whether the meeting's key may be taken away. */
  public boolean isKeyRemovable() {
    return planned.meeting().keyRequired() && keyRule.admits(false);
  }

  /** The number in the address. */
  public String getNumber() {
    return number;
  }

  /** Takes the number from the address. */
  public void setNumber(String number) {
    this.number = number;
  }

  /** The time in the address from which on the meeting is changed, or nothing. */
  public String getFrom() {
    return from;
  }

  /** Takes the time from the address. */
  public void setFrom(String from) {
    this.from = from;
  }

  /** The meeting as stored. */
  public PlannedMeeting getPlanned() {
    return planned;
  }

  /** What people call the meeting. */
  public String getTitle() {
    return title;
  }

  /** Takes the title. */
  public void setTitle(String title) {
    this.title = title == null ? "" : title.strip();
  }

  /** Another meeting key, or none. */
  public String getKey() {
    return key;
  }

  /** Takes another meeting key. */
  public void setKey(String key) {
    this.key = key == null || key.isBlank() ? null : key.strip();
  }

  /** Whether the meeting key shall be taken away. */
  public boolean isKeyGone() {
    return keyGone;
  }

  /** Takes whether the meeting key shall be taken away. */
  public void setKeyGone(boolean keyGone) {
    this.keyGone = keyGone;
  }
}
