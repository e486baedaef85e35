package org.tsudoi.web.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.MeetingPlanning;
import org.tsudoi.meetings.MeetingSummary;
import org.tsudoi.meetings.NewMeeting;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.web.shell.Visitor;

/** Opens a meeting and shows its number and key, the key only once. */
@Named
@ViewScoped
public class MeetingCreateView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int KEY_LENGTH = 12;

  @Inject private MeetingPlanning planning;
  @Inject private MeetingPlanFields fields;
  @Inject private MeetingSwitchFields switches;
  @Inject private GroupPolicyService policies;
  @Inject private Visitor visitor;
  @Inject private SecureRandom random;

  private String title = "";
  private String key;
  private boolean titleWrong;
  private OptionRule keyRule;
  private MeetingSummary created;

  @PostConstruct
  void begin() {
    keyRule = policies.meetings(visitor.caller()).rule(MeetingOption.MEETING_KEY);
    switches.begin();
    if (keyRule.isOn()) {
      generateKey();
    }
  }

  /** Proposes a key that can be read aloud. */
  public void generateKey() {
    key =
        random
            .ints(KEY_LENGTH, 0, LETTERS.length())
            .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
            .collect(Collectors.joining());
  }

  /** Opens the meeting; the page then shows number and key instead of the form. */
  public void create() {
    titleWrong = false;
    NewMeeting wanted = new NewMeeting(title, Optional.ofNullable(key), switches.chosen());
    Optional<MeetingPlanDraft> plan = fields.draft();
    try {
      plan.ifPresent(it -> created = planning.create(visitor.caller(), wanted, it).meeting());
    } catch (RefusedException refused) {
      titleWrong = isTitle(refused);
      if (!titleWrong) {
        throw refused;
      }
    }
  }

  /** Whether it is the title that cannot be. */
  static boolean isTitle(RefusedException refused) {
    return refused.field().filter("title"::equals).isPresent();
  }

  /** Whether the title that was typed can be none. */
  public boolean isTitleWrong() {
    return titleWrong;
  }

  /** Begins with an empty form again. */
  public void again() {
    created = null;
    title = "";
    key = null;
    fields.clear();
    begin();
  }

  /** Whether the policy wants a key. */
  public boolean isKeyRequired() {
    return !keyRule.admits(false);
  }

  /** Whether the policy lets meetings have a key. */
  public boolean isKeyPossible() {
    return keyRule.admits(true);
  }

  /** What people call the meeting. */
  public String getTitle() {
    return title;
  }

  /** Takes the title. */
  public void setTitle(String title) {
    this.title = title == null ? "" : title.strip();
  }

  /** The meeting key, none for a meeting without. */
  public String getKey() {
    return key;
  }

  /** Takes the meeting key. */
  public void setKey(String key) {
    this.key = key == null || key.isBlank() ? null : key.strip();
  }

  /** The new meeting, as long as it is shown. */
  public MeetingSummary getCreated() {
    return created;
  }
}
