package org.tsudoi.api;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;

/**
 * What the policy says about something that a meeting may have.
 *
 * @param option the name by which bodies say it, as lobby
 * @param on whether a meeting begins with it
 * @param forced whether there is no choice
 */
@Schema(name = "MeetingOption")
public record MeetingOptionAnswer(String option, boolean on, boolean forced) {

  static List<MeetingOptionAnswer> of(MeetingDefaults rules) {
    return Arrays.stream(MeetingOption.values())
        .map(
            option ->
                new MeetingOptionAnswer(
                    option.key(), rules.rule(option).isOn(), rules.rule(option).isForced()))
        .toList();
  }
}
