package org.tsudoi.auditing;

import java.util.Optional;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.MeetingId;

/**
 * What an action was done on.
 *
 * <p>When the target is a person, its name and the values of the change are encrypted with that
 * person's key.
 *
 * @param type the kind of thing, a word of the glossary: account, group, meeting, participant,
 *     session, policy, device, api-token, server
 * @param id how the thing is told from others of its type
 * @param name what people call it; kept up to 200 characters
 * @param person whose personal data the name and the change are, if anybody's
 */
public record AuditTarget(String type, String id, String name, Optional<PersonId> person) {

  private static final AuditTarget NONE = new AuditTarget("none", "", "");

  /** A target that is nobody's personal data. */
  public AuditTarget(String type, String id, String name) {
    this(type, id, name, Optional.empty());
  }

  /** No target: the action says everything. */
  public static AuditTarget none() {
    return NONE;
  }

  /** An account and the person who holds it. */
  public static AuditTarget account(AccountId id, String name) {
    return new AuditTarget("account", id.toString(), name, Optional.of(PersonId.of(id)));
  }

  /** A meeting, by its title. */
  public static AuditTarget meeting(MeetingId id, String title) {
    return new AuditTarget("meeting", id.toString(), title);
  }

  /** Somebody in a meeting. */
  public static AuditTarget participant(String id, String name, PersonId person) {
    return new AuditTarget("participant", id, name, Optional.of(person));
  }
}
