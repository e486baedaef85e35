package org.tsudoi.policies;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.policies.AccessRuleFlaw.Reason;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * From which addresses each area may be used; an area without rules is open to everyone.
 *
 * @param byArea the rules of each area, in the order in which they were typed
 */
public record AccessRules(Map<AccessArea, List<AccessRule>> byArea) {

  /** Everyone may use everything. */
  public static final AccessRules NONE = new AccessRules(Map.of());

  /** The most rules of one area. */
  public static final int MOST = 100;

  /** The longest remark, in characters. */
  public static final int MOST_REMARK = 100;

  /** Makes the lists immutable; every area has one. */
  public AccessRules {
    Map<AccessArea, List<AccessRule>> copy = new EnumMap<>(AccessArea.class);
    for (AccessArea area : AccessArea.values()) {
      copy.put(area, List.copyOf(byArea.getOrDefault(area, List.of())));
    }
    byArea = Map.copyOf(copy);
  }

  /** Everything that is wrong with what somebody typed; lines without a range are left out. */
  public static List<AccessRuleFlaw> flaws(Map<AccessArea, List<AccessRuleLine>> typed) {
    List<AccessRuleFlaw> flaws = new ArrayList<>();
    for (AccessArea area : AccessArea.values()) {
      flaws.addAll(flaws(area, typed.getOrDefault(area, List.of())));
    }
    return flaws;
  }

  private static List<AccessRuleFlaw> flaws(AccessArea area, List<AccessRuleLine> lines) {
    List<AccessRuleFlaw> flaws = new ArrayList<>();
    Set<AddressRange> known = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      AccessRuleLine line = lines.get(i);
      AddressRange.Reading reading = AddressRange.read(line.range());
      Optional<Reason> reason =
          line.range().isEmpty() ? Optional.empty() : reason(line, reading, known);
      if (reason.isPresent()) {
        flaws.add(new AccessRuleFlaw(area, i, reason.get(), line.range(), reading.suggestion()));
      }
    }
    if (known.size() > MOST) {
      flaws.add(new AccessRuleFlaw(area, MOST, Reason.TOO_MANY, Integer.toString(MOST), ""));
    }
    return flaws;
  }

  private static Optional<Reason> reason(
      AccessRuleLine line, AddressRange.Reading reading, Set<AddressRange> known) {
    if (reading.flaw().isPresent()) {
      return reading.flaw().map(flaw -> Reason.valueOf(flaw.name()));
    }
    if (line.remark().codePointCount(0, line.remark().length()) > MOST_REMARK) {
      return Optional.of(Reason.REMARK_TOO_LONG);
    }
    return known.add(reading.range().orElseThrow()) ? Optional.empty() : Optional.of(Reason.TWICE);
  }

  /**
   * What somebody typed, as rules.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming area and line, as {@code
   *     console.0}, and what is wrong with it
   */
  public static AccessRules of(Map<AccessArea, List<AccessRuleLine>> typed) {
    flaws(typed).stream().findFirst().ifPresent(AccessRules::refuse);
    return read(typed);
  }

  private static AccessRules read(Map<AccessArea, List<AccessRuleLine>> lines) {
    Map<AccessArea, List<AccessRule>> rules = new EnumMap<>(AccessArea.class);
    lines.forEach(
        (area, typed) ->
            rules.put(
                area,
                typed.stream()
                    .filter(line -> !line.range().isEmpty())
                    .map(line -> new AccessRule(AddressRange.of(line.range()), line.remark()))
                    .toList()));
    return new AccessRules(rules);
  }

  /** What {@link #byName} gave. */
  static AccessRules ofStored(Map<String, String> texts) {
    Map<AccessArea, List<AccessRuleLine>> lines = new EnumMap<>(AccessArea.class);
    for (AccessArea area : AccessArea.values()) {
      lines.put(area, AccessRuleLine.ofText(texts.getOrDefault(area.key(), "")));
    }
    return read(lines);
  }

  /** The areas by name, each with its rules line by line. */
  public Map<String, String> byName() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (AccessArea area : AccessArea.values()) {
      texts.put(
          area.key(),
          rules(area).stream().map(AccessRule::toString).collect(Collectors.joining("\n")));
    }
    return texts;
  }

  private static void refuse(AccessRuleFlaw flaw) {
    throw new RefusedException(
        Problem.INVALID_VALUE, flaw.area().key() + "." + flaw.index(), flaw.reason().key());
  }

  /** The rules of an area. */
  public List<AccessRule> rules(AccessArea area) {
    return byArea.get(area);
  }

  /** Whether somebody at this address may use the area. */
  public boolean admits(AccessArea area, String address) {
    List<AccessRule> rules = byArea.get(area);
    return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.range().contains(address));
  }
}
