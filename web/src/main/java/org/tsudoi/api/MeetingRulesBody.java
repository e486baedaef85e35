package org.tsudoi.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;

/**
 * How meetings begin.
 *
 * @param key whether they have a meeting key
 * @param lobby whether people wait in a lobby; not suggested if absent
 * @param invitedOnly whether only invited people come in; not suggested if absent
 * @param endOnTime whether everybody leaves at the planned end; not suggested if absent
 * @param guests whether people without an account take part; never if absent
 * @param cameras whether people may show themselves; never if absent
 * @param successor whether somebody takes the lead when those who led stay away; by default if
 *     absent
 * @param capacity how many people may be in one at the same time
 */
@Schema(name = "MeetingRules")
public record MeetingRulesBody(
    @NotNull OptionRule key,
    OptionRule lobby,
    OptionRule invitedOnly,
    OptionRule endOnTime,
    OptionRule guests,
    OptionRule cameras,
    OptionRule successor,
    @NotNull @Min(MeetingDefaults.LEAST) @Max(MeetingDefaults.MOST) Integer capacity) {

  static MeetingRulesBody of(MeetingDefaults meetings) {
    return new MeetingRulesBody(
        meetings.rule(MeetingOption.MEETING_KEY),
        meetings.rule(MeetingOption.LOBBY),
        meetings.rule(MeetingOption.INVITED_ONLY),
        meetings.rule(MeetingOption.END_ON_TIME),
        meetings.rule(MeetingOption.GUESTS),
        meetings.rule(MeetingOption.CAMERAS),
        meetings.rule(MeetingOption.SUCCESSOR),
        meetings.capacity());
  }

  MeetingDefaults defaults() {
    return new MeetingDefaults(
        new GroupMeetingsBody(key, lobby, invitedOnly, endOnTime, guests, cameras, successor)
            .rules(),
        capacity);
  }
}
