package org.tsudoi.accounts;

import java.util.Set;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What the company directory says about somebody, as far as it can stand in an account. */
final class DirectoryProfile {

  private static final int MOST_TEXT = 100;

  private DirectoryProfile() {}

  /** A participant; an address that is none is left out. */
  static Profile of(DirectoryPerson person, LoginName name, String language) {
    String shown = clean(person.displayName());
    String display = shown.isEmpty() ? name.value() : shown;
    try {
      return profile(person, display, person.email().strip(), language);
    } catch (RefusedException noAddress) {
      return profile(person, display, "", language);
    }
  }

  private static Profile profile(
      DirectoryPerson person, String display, String email, String language) {
    return new Profile(
        display,
        clean(person.kana()),
        email,
        clean(person.department()),
        Set.of(SystemRole.PARTICIPANT),
        language,
        "",
        Validity.always());
  }

  private static String clean(String told) {
    int[] kept = told.codePoints().filter(Profile::isText).limit(MOST_TEXT).toArray();
    return new String(kept, 0, kept.length).strip();
  }
}
