package org.tsudoi.web.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.web.shell.Texts;

/** Rules in the visitor's language. */
@RequestScoped
public class PolicyWords {

  private static final String NONE = "0";
  private static final String ABSENT = "–";

  private Texts texts;
  private HoursWords hours;

  /** For the container's proxy. */
  public PolicyWords() {}

  /** Speaks the visitor's language. */
  @Inject
  public PolicyWords(Texts texts, HoursWords hours) {
    this.texts = texts;
    this.hours = hours;
  }

  /** What differs between rules by name, for a table; one side may have none. */
  List<PolicyChange> changes(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(
            name ->
                new PolicyChange(
                    field(name), value(name, before.get(name)), value(name, after.get(name))))
        .toList();
  }

  private String field(String name) {
    return switch (name) {
      case "console", "api", "clients" -> texts.of("policies.accessArea." + name);
      default -> texts.of("policies.field." + name);
    };
  }

  private String value(String name, String stored) {
    if (stored == null) {
      return "hours".equals(name) ? texts.of("policies.hours.always") : ABSENT;
    }
    return switch (name) {
      case "meetingKey", "lobby", "invitedOnly", "endOnTime", "guests", "cameras", "successor" ->
          texts.named("policies.meetingKey", OptionRule.valueOf(stored));
      case "deviceRule" -> texts.named("policies.deviceRule", DeviceRule.valueOf(stored));
      case "hours" -> hours.lines(stored);
      case "hoursZone" -> hours.zone(stored);
      case "console", "api", "clients" ->
          stored.isEmpty() ? texts.of("policies.accessEdit.everywhere") : stored;
      case "secondFactor" -> factor(SecondFactorRule.of(stored));
      case "upperCase", "lowerCase", "digit" -> texts.of("policies.value." + stored);
      case "lifetimeDays", "minimumAgeHours", "generations" ->
          NONE.equals(stored) ? texts.of("policies.none." + name) : number(name, stored);
      default -> number(name, stored);
    };
  }

  private String factor(SecondFactorRule rule) {
    if (rule.required().isEmpty()) {
      return texts.of(rule.offered() ? "factors.rule.optional" : "factors.rule.off");
    }
    String roles =
        String.join(
            texts.of("policies.policyEdit.and"),
            rule.required().stream().map(role -> texts.named("accounts.role", role)).toList());
    return texts.of("factors.rule.required", roles);
  }

  private String number(String name, String stored) {
    return texts.of("policies.number." + name, Integer.valueOf(stored));
  }
}
