package org.tsudoi.meetings.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Names that guests give themselves.
 *
 * <p>Nobody has checked them, so everybody sees that it is a guest's name. Beside what {@link
 * PeopleText} refuses, characters that nobody sees and those of private use are refused, and a name
 * needs a letter or a digit.
 */
public final class GuestName {

  private GuestName() {}

  /**
   * The name in composed form without blanks around it, and one blank at most between its words.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for {@code name}
   */
  public static String require(String typed) {
    try {
      String name =
          PeopleText.require(typed, PeopleText.NAME).replaceAll("[\\p{Zs}\\s]+", " ").strip();
      if (name.codePoints().anyMatch(UNSEEN) || name.codePoints().noneMatch(READ)) {
        throw new RefusedException(Problem.INVALID_VALUE);
      }
      return name;
    } catch (RefusedException refused) {
      throw new RefusedException(Problem.INVALID_VALUE, "name");
    }
  }

  /** The name, or the name with a number behind it when one that looks alike is taken. */
  static String distinct(String name, Set<String> taken) {
    Set<String> looks = taken.stream().map(GuestName::look).collect(Collectors.toSet());
    String distinct = name;
    for (int number = 2; looks.contains(look(distinct)); number++) {
      String mark = " (" + number + ")";
      distinct = PeopleText.clean(name, PeopleText.NAME - mark.length()) + mark;
    }
    return distinct;
  }

  private static String look(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{Cf}\\p{Z}]+", "");
  }

  private static final IntPredicate READ = Character::isLetterOrDigit;

  private static final IntPredicate UNSEEN =
      character ->
          switch (Character.getType(character)) {
            case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
          };
}
