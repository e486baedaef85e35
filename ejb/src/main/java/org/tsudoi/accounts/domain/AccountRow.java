package org.tsudoi.accounts.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.ImportFlaw;
import org.tsudoi.accounts.Validity;
import org.tsudoi.shared.SystemRole;

/**
 * One row of a file of users.
 *
 * <p>A column that the file does not have leaves a known user's field as it is. An empty cell
 * empties the field, but for roles and language, which stay; a new user becomes a participant.
 *
 * @param line the line on which it begins, from 1
 * @param cells what it says, without surrounding blanks
 * @param flaw what is wrong with it already as it is written
 */
public record AccountRow(
    long line, Map<AccountColumn, String> cells, Optional<FlawedRowException> flaw) {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  /** Makes the map immutable. */
  public AccountRow {
    cells = Map.copyOf(cells);
  }

  /**
   * The user ID in canonical form.
   *
   * @throws FlawedRowException when the row is flawed or the name is missing or not lawful
   */
  public LoginName loginName() {
    if (flaw.isPresent()) {
      throw flaw.get();
    }
    String typed = required(AccountColumn.LOGIN_NAME, Optional.empty());
    return LoginName.typed(typed)
        .orElseThrow(
            () -> new FlawedRowException(ImportFlaw.INVALID, AccountColumn.LOGIN_NAME.field()));
  }

  /** What the cell says, empty where there is none. */
  public String cell(AccountColumn column) {
    return cells.getOrDefault(column, "");
  }

  /**
   * What the user's profile will be.
   *
   * @param before the profile of a known user
   * @param language what a new user speaks unless the row says it
   * @throws FlawedRowException with the first flaw
   */
  public Profile profile(Optional<Profile> before, String language) {
    return new Profile(
        required(AccountColumn.DISPLAY_NAME, before.map(Profile::displayName)),
        text(AccountColumn.KANA, before.map(Profile::kana)),
        text(AccountColumn.EMAIL, before.map(Profile::email)),
        text(AccountColumn.DEPARTMENT, before.map(Profile::department)),
        roles(before),
        cell(AccountColumn.LANGUAGE).isEmpty()
            ? before.map(Profile::language).orElse(language)
            : cell(AccountColumn.LANGUAGE),
        text(AccountColumn.TIME_ZONE, before.map(Profile::timeZone)),
        new Validity(
            time(AccountColumn.VALID_FROM, before.flatMap(known -> known.validity().from())),
            time(AccountColumn.VALID_UNTIL, before.flatMap(known -> known.validity().until()))));
  }

  /** The names of all groups from now on; empty if the file does not say. */
  public Optional<List<String>> groups() {
    return Optional.ofNullable(cells.get(AccountColumn.GROUPS)).map(GroupWords::read);
  }

  private String text(AccountColumn column, Optional<String> kept) {
    return cells.containsKey(column) ? cell(column) : kept.orElse("");
  }

  private String required(AccountColumn column, Optional<String> kept) {
    String text = text(column, kept);
    if (text.isEmpty()) {
      throw new FlawedRowException(ImportFlaw.MISSING, column.field());
    }
    return text;
  }

  private Set<SystemRole> roles(Optional<Profile> before) {
    Set<SystemRole> named = RoleWords.read(cell(AccountColumn.ROLES));
    return named.isEmpty()
        ? before.map(Profile::roles).orElse(Set.of(SystemRole.PARTICIPANT))
        : named;
  }

  private Optional<Instant> time(AccountColumn column, Optional<Instant> kept) {
    if (!cells.containsKey(column)) {
      return kept;
    }
    String typed = cell(column);
    return typed.isEmpty() ? Optional.empty() : Optional.of(instant(column, typed));
  }

  private static Instant instant(AccountColumn column, String typed) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(typed);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException notATime) {
      throw new FlawedRowException(ImportFlaw.INVALID, column.field());
    }
    throw new FlawedRowException(ImportFlaw.INVALID, column.field());
  }
}
