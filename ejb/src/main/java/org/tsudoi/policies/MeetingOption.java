package org.tsudoi.policies;

import java.util.EnumMap;
import java.util.Map;

/**
 * Everything about meetings that policies decide by an {@link OptionRule}. A new option is a
 * constant here, its texts, and the place that enforces it; stores, pages and API follow.
 */
public enum MeetingOption {
  /** A meeting key (会議キー, spec 6.3.3). */
  MEETING_KEY("meetingKey", true, OptionRule.DEFAULT_ON),
  /** Whoever does not lead waits in a lobby (待機室) until somebody who leads lets them in. */
  LOBBY("lobby", true, OptionRule.DEFAULT_OFF),
  /**
   * Only the organizer and those who are invited come in, whoever else has the link and the key.
   */
  INVITED_ONLY("invitedOnly", true, OptionRule.DEFAULT_OFF),
  /** At the planned end everybody leaves; without it the meeting goes on. */
  END_ON_TIME("endOnTime", true, OptionRule.DEFAULT_OFF),
  /** People without an account take part with a name (ゲスト). */
  GUESTS("guests", false, OptionRule.FORCED_OFF),
  /** People show themselves in small pictures (カメラ). */
  CAMERAS("cameras", false, OptionRule.FORCED_OFF),
  /** Somebody takes the lead when those who led stay away; who, {@code Floor} says. */
  SUCCESSOR("successor", false, OptionRule.DEFAULT_ON);

  private final String key;
  private final boolean safer;
  private final OptionRule usual;

  MeetingOption(String key, boolean safer, OptionRule usual) {
    this.key = key;
    this.safer = safer;
    this.usual = usual;
  }

  /** The name by which rules are stored and texts found. */
  public String key() {
    return key;
  }

  /** Whether it is a choice of the meeting itself; the meeting key is more than on or off. */
  public boolean isSwitch() {
    return this != MEETING_KEY;
  }

  /** What holds where a policy was saved before there was this option. */
  OptionRule usual() {
    return usual;
  }

  /** The stricter of two rules for this option. */
  OptionRule stricter(OptionRule one, OptionRule other) {
    return one.stricter(other, safer);
  }

  /** The rules among texts by name; an option that they do not name is absent. */
  static Map<MeetingOption, OptionRule> ofStored(Map<String, String> texts) {
    Map<MeetingOption, OptionRule> rules = new EnumMap<>(MeetingOption.class);
    for (MeetingOption option : values()) {
      if (texts.containsKey(option.key)) {
        rules.put(option, OptionRule.valueOf(texts.get(option.key)));
      }
    }
    return rules;
  }

  /** The rules as texts by name. */
  static void write(Map<MeetingOption, OptionRule> rules, Map<String, String> texts) {
    for (MeetingOption option : values()) {
      if (rules.containsKey(option)) {
        texts.put(option.key, rules.get(option).name());
      }
    }
  }
}
