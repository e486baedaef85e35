package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tsudoi.accounts.GroupPolicyService;
import org.tsudoi.meetings.MeetingSummary;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.web.shell.Visitor;

/** What a meeting shall have, on the pages where meetings are created and changed. */
@Named
@ViewScoped
public class MeetingSwitchFields implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private GroupPolicyService policies;
  @Inject private Visitor visitor;

  private final List<MeetingSwitch> switches = new ArrayList<>();

  /** Begins with what the policy suggests. */
  void begin() {
    MeetingDefaults rules = policies.meetings(visitor.caller());
    fill(option -> rules.rule(option).isOn());
  }

  /** Begins with what a meeting has. */
  void show(MeetingSummary meeting) {
    fill(
        option ->
            switch (option) {
              case MEETING_KEY -> meeting.keyRequired();
              case LOBBY -> meeting.lobby();
              case INVITED_ONLY -> meeting.invitedOnly();
              case END_ON_TIME -> meeting.endOnTime();
              case GUESTS -> meeting.guests();
              case CAMERAS -> meeting.cameras();
              case SUCCESSOR -> meeting.successor();
            });
  }

  private void fill(Predicate<MeetingOption> isOn) {
    MeetingDefaults rules = policies.meetings(visitor.caller());
    switches.clear();
    for (MeetingOption option : MeetingOption.values()) {
      if (option.isSwitch()) {
        OptionRule rule = rules.rule(option);
        boolean on = isOn.test(option);
        switches.add(new MeetingSwitch(option, on, rule.isForced() && rule.isOn() == on));
      }
    }
  }

  /** What was chosen. */
  Map<MeetingOption, Boolean> chosen() {
    Map<MeetingOption, Boolean> chosen = new EnumMap<>(MeetingOption.class);
    switches.forEach(row -> chosen.put(row.getOption(), row.isOn()));
    return chosen;
  }

  /** All that can be chosen. */
  public List<MeetingSwitch> getSwitches() {
    return switches;
  }
}
