package org.tsudoi.web.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.MeetingKeyRule;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.web.shell.Texts;

/** The values of a policy in the visitor's language. */
@RequestScoped
public class PolicyWords {

  private static final String NONE = "0";

  private Texts texts;

  /** For the container's proxy. */
  public PolicyWords() {}

  /** Speaks the visitor's language. */
  @Inject
  public PolicyWords(Texts texts) {
    this.texts = texts;
  }

  /** What one policy changes in another, for a table. */
  List<PolicyChange> changes(PolicyValues before, PolicyValues after) {
    return after.changesFrom(before).entrySet().stream()
        .map(
            entry ->
                new PolicyChange(
                    texts.of("policies.field." + entry.getKey()),
                    value(entry.getKey(), entry.getValue().before()),
                    value(entry.getKey(), entry.getValue().after())))
        .toList();
  }

  private String value(String name, String stored) {
    return switch (name) {
      case "meetingKey" -> texts.named("policies.meetingKey", MeetingKeyRule.valueOf(stored));
      case "deviceRule" -> texts.named("policies.deviceRule", DeviceRule.valueOf(stored));
      case "upperCase", "lowerCase", "digit" -> texts.of("policies.value." + stored);
      case "lifetimeDays", "minimumAgeHours", "generations" ->
          NONE.equals(stored) ? texts.of("policies.none." + name) : number(name, stored);
      default -> number(name, stored);
    };
  }

  private String number(String name, String stored) {
    return texts.of("policies.number." + name, Integer.valueOf(stored));
  }
}
