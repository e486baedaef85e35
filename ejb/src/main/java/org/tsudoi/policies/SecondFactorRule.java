package org.tsudoi.policies;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Who may, and who must, have a second factor. Of somebody's roles the strictest counts.
 *
 * @param offered whether somebody who has none may set one up; whoever has one is asked for it in
 *     any case, because a policy must not make a sign-in weaker than its person believes
 * @param required the roles whose people must have one; none unless it is offered
 */
public record SecondFactorRule(boolean offered, Set<SystemRole> required) {

  /** Everybody may, nobody must. */
  public static final SecondFactorRule OPTIONAL = new SecondFactorRule(true, Set.of());

  /** Nobody may set one up. */
  public static final SecondFactorRule OFF = new SecondFactorRule(false, Set.of());

  private static final String OPTIONAL_TEXT = "OPTIONAL";
  private static final String OFF_TEXT = "OFF";

  /**
   * Keeps the roles in their order.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when what is not offered is
   *     required
   */
  public SecondFactorRule {
    EnumSet<SystemRole> sorted = EnumSet.noneOf(SystemRole.class);
    sorted.addAll(required);
    required = Collections.unmodifiableSet(sorted);
    if (!offered && !required.isEmpty()) {
      throw new RefusedException(Problem.INVALID_VALUE, "secondFactor");
    }
  }

  /** Whether somebody with these roles must have one. */
  public boolean isRequiredOf(Collection<SystemRole> roles) {
    return !Collections.disjoint(required, roles);
  }

  /** {@code OFF}, {@code OPTIONAL}, or the roles that must have one, as they are stored. */
  public String text() {
    if (required.isEmpty()) {
      return offered ? OPTIONAL_TEXT : OFF_TEXT;
    }
    return required.stream().map(SystemRole::name).collect(Collectors.joining(","));
  }

  /** The rule of a stored text. */
  public static SecondFactorRule of(String text) {
    return switch (text) {
      case OFF_TEXT -> OFF;
      case OPTIONAL_TEXT -> OPTIONAL;
      default ->
          new SecondFactorRule(
              true,
              Arrays.stream(text.split(","))
                  .map(SystemRole::valueOf)
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }
}
