package org.tsudoi.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;

/**
 * What meetings that members open may have; what is absent is as the installation has it.
 *
 * @param key whether they have a meeting key
 * @param lobby whether people wait in a lobby
 * @param invitedOnly whether only invited people come in
 * @param endOnTime whether everybody leaves at the planned end
 * @param guests whether people without an account take part
 * @param cameras whether people may show themselves
 * @param successor whether somebody takes the lead when those who led stay away
 */
@Schema(name = "GroupMeetings")
public record GroupMeetingsBody(
    OptionRule key,
    OptionRule lobby,
    OptionRule invitedOnly,
    OptionRule endOnTime,
    OptionRule guests,
    OptionRule cameras,
    OptionRule successor) {

  /** Null where a group says nothing. */
  static GroupMeetingsBody of(Map<MeetingOption, OptionRule> rules) {
    return rules.isEmpty()
        ? null
        : new GroupMeetingsBody(
            rules.get(MeetingOption.MEETING_KEY),
            rules.get(MeetingOption.LOBBY),
            rules.get(MeetingOption.INVITED_ONLY),
            rules.get(MeetingOption.END_ON_TIME),
            rules.get(MeetingOption.GUESTS),
            rules.get(MeetingOption.CAMERAS),
            rules.get(MeetingOption.SUCCESSOR));
  }

  /** What somebody wants. */
  static Map<MeetingOption, OptionRule> wanted(GroupMeetingsBody body) {
    return body == null ? Map.of() : body.rules();
  }

  /** What is said, by option. */
  Map<MeetingOption, OptionRule> rules() {
    Map<MeetingOption, OptionRule> rules = new EnumMap<>(MeetingOption.class);
    Optional.ofNullable(key).ifPresent(rule -> rules.put(MeetingOption.MEETING_KEY, rule));
    Optional.ofNullable(lobby).ifPresent(rule -> rules.put(MeetingOption.LOBBY, rule));
    Optional.ofNullable(invitedOnly).ifPresent(rule -> rules.put(MeetingOption.INVITED_ONLY, rule));
    Optional.ofNullable(endOnTime).ifPresent(rule -> rules.put(MeetingOption.END_ON_TIME, rule));
    Optional.ofNullable(guests).ifPresent(rule -> rules.put(MeetingOption.GUESTS, rule));
    Optional.ofNullable(cameras).ifPresent(rule -> rules.put(MeetingOption.CAMERAS, rule));
    Optional.ofNullable(successor).ifPresent(rule -> rules.put(MeetingOption.SUCCESSOR, rule));
    return rules;
  }
}
