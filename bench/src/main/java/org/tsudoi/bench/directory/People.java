package org.tsudoi.bench.directory;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Made-up people, told apart by their number, and what somebody types to find them.
 *
 * @param count how many there are, numbered from 0
 */
record People(int count) {

  private static final int DEPARTMENTS = 200;
  private static final int CREATOR_EACH = 100;
  private static final String[] FAMILIES = {"sato", "suzuki", "takahashi", "tanaka", "watanabe"};
  private static final String[] NAMES = {"佐藤", "鈴木", "高橋", "田中", "渡辺"};
  private static final String[] READINGS = {"さとう", "すずき", "たかはし", "たなか", "わたなべ"};

  String loginName(int number) {
    return String.format(Locale.ROOT, "%s.%06d", FAMILIES[number % FAMILIES.length], number);
  }

  String displayName(int number) {
    return NAMES[number % NAMES.length] + " " + number;
  }

  String kana(int number) {
    return READINGS[number % READINGS.length];
  }

  String email(int number) {
    return loginName(number) + "@example.com";
  }

  String department(int number) {
    return "設計" + number % DEPARTMENTS + "課";
  }

  /** The roles that somebody has. */
  List<Role> roles(int number) {
    return number % CREATOR_EACH == 0
        ? List.of(Role.PARTICIPANT, Role.MEETING_CREATOR)
        : List.of(Role.PARTICIPANT);
  }

  /** How many have a role. */
  int having(Role role) {
    return role == Role.PARTICIPANT ? count : (count + CREATOR_EACH - 1) / CREATOR_EACH;
  }

  /** Five digits out of the middle of somebody's user ID: finds few. */
  String rareText(RandomGenerator random) {
    return loginName(random.nextInt(count)).replaceFirst("^.*\\.\\d", "");
  }

  /** Part of a name that a fifth of all have. */
  String frequentText(RandomGenerator random) {
    return FAMILIES[random.nextInt(FAMILIES.length)].substring(1);
  }
}
