package org.tsudoi.accounts;

import static org.tsudoi.shared.SystemRole.AUDITOR;
import static org.tsudoi.shared.SystemRole.MEETING_CREATOR;
import static org.tsudoi.shared.SystemRole.PARTICIPANT;
import static org.tsudoi.shared.SystemRole.SYSTEM_ADMINISTRATOR;
import static org.tsudoi.shared.SystemRole.USER_ADMINISTRATOR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.SystemRole;

/**
 * What an API token may be used for.
 *
 * <p>A scope lends roles for one call: of those that the owner holds now, only what the scope is
 * about, and never a higher one. To read, even a system administrator's token is an auditor; to
 * change users it is a user administrator. The names are stored, so none is ever renamed.
 */
public enum ApiScope {
  USERS_READ(Lent.READING_PEOPLE),
  USERS_WRITE(Lent.KEEPING_PEOPLE),
  DEVICES_READ(Lent.READING_PEOPLE),
  DEVICES_WRITE(Lent.KEEPING_PEOPLE),
  MEETINGS_READ(
      Map.of(
          SYSTEM_ADMINISTRATOR,
          AUDITOR,
          AUDITOR,
          AUDITOR,
          USER_ADMINISTRATOR,
          USER_ADMINISTRATOR,
          MEETING_CREATOR,
          MEETING_CREATOR,
          PARTICIPANT,
          PARTICIPANT)),
  MEETINGS_WRITE(
      Map.of(SYSTEM_ADMINISTRATOR, SYSTEM_ADMINISTRATOR, MEETING_CREATOR, MEETING_CREATOR)),
  AUDIT_READ(Lent.READING),
  POLICIES_READ(Lent.READING),
  POLICIES_WRITE(Lent.RUNNING),
  SETTINGS_READ(Lent.READING),
  SETTINGS_WRITE(Lent.RUNNING);

  /** Which role becomes which; constants of an enum cannot refer to its own static fields. */
  private static final class Lent {
    static final Map<SystemRole, SystemRole> READING =
        Map.of(SYSTEM_ADMINISTRATOR, AUDITOR, AUDITOR, AUDITOR);
    static final Map<SystemRole, SystemRole> READING_PEOPLE =
        Map.of(
            SYSTEM_ADMINISTRATOR,
            AUDITOR,
            AUDITOR,
            AUDITOR,
            USER_ADMINISTRATOR,
            USER_ADMINISTRATOR);
    static final Map<SystemRole, SystemRole> KEEPING_PEOPLE =
        Map.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, USER_ADMINISTRATOR, USER_ADMINISTRATOR);
    static final Map<SystemRole, SystemRole> RUNNING =
        Map.of(SYSTEM_ADMINISTRATOR, SYSTEM_ADMINISTRATOR);

    private Lent() {}
  }

  private final Map<SystemRole, SystemRole> lent;

  ApiScope(Map<SystemRole, SystemRole> lent) {
    this.lent = lent;
  }

  /** How it is written, as {@code users:read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /** The scope that is written so. */
  public static Optional<ApiScope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** The scopes that somebody with these roles can make use of. */
  public static List<ApiScope> usefulTo(Set<SystemRole> held) {
    return Arrays.stream(values()).filter(scope -> !scope.lend(held).isEmpty()).toList();
  }

  /** The roles of one call, out of those that the owner holds. */
  Set<SystemRole> lend(Set<SystemRole> held) {
    Set<SystemRole> roles = EnumSet.noneOf(SystemRole.class);
    held.stream().filter(lent::containsKey).map(lent::get).forEach(roles::add);
    return roles;
  }
}
