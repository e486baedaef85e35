package org.tsudoi.api;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;

/**
 * What meetings that members open may have; what is absent is as the installation has it.
 *
 * @param key whether they have a meeting key
 */
@Schema(name = "GroupMeetings")
public record GroupMeetingsBody(OptionRule key) {

  /** Null where a group says nothing. */
  static GroupMeetingsBody of(Map<MeetingOption, OptionRule> rules) {
    return rules.isEmpty() ? null : new GroupMeetingsBody(rules.get(MeetingOption.MEETING_KEY));
  }

  /** What somebody wants. */
  static Map<MeetingOption, OptionRule> wanted(GroupMeetingsBody body) {
    Map<MeetingOption, OptionRule> rules = new EnumMap<>(MeetingOption.class);
    if (body != null && body.key != null) {
      rules.put(MeetingOption.MEETING_KEY, body.key);
    }
    return rules;
  }
}
