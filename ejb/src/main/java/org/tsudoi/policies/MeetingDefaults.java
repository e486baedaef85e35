package org.tsudoi.policies;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How meetings begin.
 *
 * @param options what may be chosen, and what is chosen to begin with; all options have a rule
 * @param capacity how many people may be in one at the same time, 2 to 500
 */
public record MeetingDefaults(Map<MeetingOption, OptionRule> options, int capacity) {

  /** The smallest capacity. */
  public static final int LEAST = 2;

  /** The greatest capacity. */
  public static final int MOST = 500;

  /** Refuses a capacity that is out of range. */
  public MeetingDefaults {
    if (capacity < LEAST || capacity > MOST) {
      throw new IllegalArgumentException(
          "The capacity of meetings must be " + LEAST + " to " + MOST);
    }
    Map<MeetingOption, OptionRule> all = new EnumMap<>(MeetingOption.class);
    for (MeetingOption option : MeetingOption.values()) {
      all.put(option, options.getOrDefault(option, option.usual()));
    }
    options = Collections.unmodifiableMap(all);
  }

  /** With this rule for the meeting key. */
  public MeetingDefaults(OptionRule meetingKey, int capacity) {
    this(Map.of(MeetingOption.MEETING_KEY, meetingKey), capacity);
  }

  /** What holds for an option. */
  public OptionRule rule(MeetingOption option) {
    return options.get(option);
  }

  /** The same with other rules for some options. */
  MeetingDefaults with(Map<MeetingOption, OptionRule> instead) {
    Map<MeetingOption, OptionRule> changed = new EnumMap<>(options);
    changed.putAll(instead);
    return new MeetingDefaults(changed, capacity);
  }
}
