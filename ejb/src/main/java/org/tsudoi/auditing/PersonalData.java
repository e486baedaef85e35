package org.tsudoi.auditing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tsudoi.auditing.domain.PersonalVault;
import org.tsudoi.auditing.domain.TrailWriter;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/**
 * Personal fields that can be made unreadable without touching the evidence they stand in.
 *
 * <p>Each person has a key of 256 bits, made when the first field is sealed and kept encrypted with
 * the installation's key {@code personal}. When it is destroyed, every field sealed with it reads
 * {@link #ERASED}, in backups too once they share the database's fate.
 */
@Stateless
public class PersonalData {

  /** What a field of a person reads whose key was destroyed. */
  public static final String ERASED = "(erased)";

  /** What a field reads that somebody changed in the database. */
  public static final String ALTERED = "(altered)";

  private PersonalVault vault;
  private TrailWriter trail;

  /** For the container. */
  public PersonalData() {}

  /** Personal data made of its parts. */
  @Inject
  public PersonalData(PersonalVault vault, TrailWriter trail) {
    this.vault = vault;
    this.trail = trail;
  }

  /** The text, encrypted for that account's holder; about 4/3 of its UTF-8 length plus 40. */
  public String seal(AccountId account, String text) {
    return seal(PersonId.of(account), text);
  }

  /** The text, encrypted for that person. */
  public String seal(PersonId person, String text) {
    return vault.seal(person, text);
  }

  /** The text of a sealed field, {@link #ERASED} or {@link #ALTERED}. */
  public String open(AccountId account, String sealed) {
    return open(PersonId.of(account), sealed);
  }

  /** The text of a sealed field, {@link #ERASED} or {@link #ALTERED}. */
  public String open(PersonId person, String sealed) {
    return vault.reading().open(Optional.of(person), sealed);
  }

  /**
   * Destroys the person's key for good and records who asked for it. Names in the evidence read
   * {@link PersonId#pseudonym} from then on, all other fields {@link #ERASED}.
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public void destroy(Caller caller, PersonId person) {
    vault.destroy(person);
    trail.write(
        caller,
        AuditAction.PERSONAL_KEY_DESTROYED,
        new AuditTarget("personal-key", person.toString(), person.pseudonym()),
        AuditChange.none(),
        Optional.empty());
  }
}
