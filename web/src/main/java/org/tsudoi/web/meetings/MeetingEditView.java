package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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
  private PlannedMeeting planned;
  private OptionRule keyRule;
  private String title;
  private String key;
  private boolean keyGone;
  private boolean titleWrong;

  /** Reads the meeting that the address names. */
  public void open() {
    show(planning.find(visitor.caller(), MeetingNumber.of(number == null ? "" : number)));
    if (!planned.led()) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    keyRule = policies.meetings(visitor.caller()).rule(MeetingOption.MEETING_KEY);
  }

  private void show(PlannedMeeting read) {
    planned = read;
    title = read.meeting().title();
    key = null;
    keyGone = false;
    fields.show(read);
    switches.show(read.meeting());
  }

  /** Keeps what was typed, unless somebody else has kept something meanwhile. */
  public void save() {
    titleWrong = false;
    Optional<MeetingPlanDraft> plan = fields.draft();
    try {
      plan.ifPresent(this::save);
    } catch (RefusedException refused) {
      titleWrong = MeetingCreateView.isTitle(refused);
      if (!titleWrong) {
        throw refused;
      }
    }
  }

  private void save(MeetingPlanDraft plan) {
    MeetingRevision revision =
        new MeetingRevision(planned.version(), title, wantedKey(), plan, switches.chosen());
    show(planning.revise(visitor.caller(), planned.meeting().number(), revision));
    toast.say("meetings.meetingEdit.saved");
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
