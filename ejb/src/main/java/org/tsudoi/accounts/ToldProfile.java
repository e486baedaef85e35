package org.tsudoi.accounts;

import java.util.Set;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What the company directory or an identity provider says about somebody whose account is created,
 * as far as it can stand in one. A participant, whatever they say.
 */
final class ToldProfile {

  private static final int MOST_TEXT = 100;

  private ToldProfile() {}

  static Profile of(DirectoryPerson person, LoginName name, String language) {
    return profile(
        display(person.displayName(), name),
        clean(person.kana()),
        person.email().strip(),
        clean(person.department()),
        language);
  }

  static Profile of(ProvenIdentity identity, LoginName name, String language) {
    return profile(
        display(identity.displayName().orElse(""), name),
        "",
        identity.email().orElse("").strip(),
        "",
        language);
  }

  /** An address that is none is left out. */
  private static Profile profile(
      String display, String kana, String email, String department, String language) {
    try {
      return participant(display, kana, email, department, language);
    } catch (RefusedException noAddress) {
      return participant(display, kana, "", department, language);
    }
  }

  private static Profile participant(
      String display, String kana, String email, String department, String language) {
    return new Profile(
        display,
        kana,
        email,
        department,
        Set.of(SystemRole.PARTICIPANT),
        language,
        "",
        Validity.always());
  }

  private static String display(String told, LoginName name) {
    String clean = clean(told);
    return clean.isEmpty() ? name.value() : clean;
  }

  private static String clean(String told) {
    int[] kept = told.codePoints().filter(Profile::isText).limit(MOST_TEXT).toArray();
    return new String(kept, 0, kept.length).strip();
  }
}
