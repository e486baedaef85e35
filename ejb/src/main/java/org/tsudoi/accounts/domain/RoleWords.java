package org.tsudoi.accounts.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.ImportFlaw;
import org.tsudoi.shared.SystemRole;

/** Roles in one cell: stable English names or Japanese ones, with a semicolon between them. */
final class RoleWords {

  private static final Map<SystemRole, String> JAPANESE =
      Map.of(
          SystemRole.SYSTEM_ADMINISTRATOR, "システム管理者",
          SystemRole.USER_ADMINISTRATOR, "ユーザー管理者",
          SystemRole.AUDITOR, "監査者",
          SystemRole.MEETING_CREATOR, "会議作成者",
          SystemRole.PARTICIPANT, "参加者");

  private RoleWords() {}

  /**
   * The roles that a cell names.
   *
   * @throws FlawedRowException with {@link ImportFlaw#UNKNOWN_ROLE}
   */
  static Set<SystemRole> read(String cell) {
    Set<SystemRole> roles = EnumSet.noneOf(SystemRole.class);
    for (String word : cell.split("[;；,、]")) {
      if (!word.isBlank()) {
        roles.add(role(word.strip()));
      }
    }
    return roles;
  }

  private static SystemRole role(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(SystemRole.values())
        .filter(role -> role.name().equals(name) || JAPANESE.get(role).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new FlawedRowException(ImportFlaw.UNKNOWN_ROLE, AccountColumn.ROLES.field()));
  }

  static String write(Set<SystemRole> roles, String language) {
    return roles.stream()
        .sorted()
        .map(role -> language.equals("ja") ? JAPANESE.get(role) : role.name())
        .collect(Collectors.joining(";"));
  }
}
