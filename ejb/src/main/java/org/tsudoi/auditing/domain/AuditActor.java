package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SessionId;

/** Who did it, from where and by which path; name and address are sealed. */
@Embeddable
public class AuditActor {

  @Enumerated(EnumType.STRING)
  @Column(name = "who_kind")
  private PersonId.Kind kind;

  @Column(name = "who_id")
  private String id;

  @Column(name = "who_name")
  private String name;

  @Column(name = "session_id")
  private String session;

  @Column(name = "address")
  private String address;

  @Enumerated(EnumType.STRING)
  @Column(name = "path")
  private CallerPath path;

  /** For JPA. */
  protected AuditActor() {}

  /** The caller, with the personal fields sealed. */
  public AuditActor(Caller caller, PersonalVault vault) {
    Optional<PersonId> person = PersonId.of(caller);
    kind = person.map(PersonId::kind).orElse(null);
    id = person.map(PersonId::toString).orElse(null);
    name = vault.seal(person, HarmlessText.name(caller.name()));
    session = caller.session().map(SessionId::toString).orElse(null);
    address = vault.seal(person, HarmlessText.name(caller.address()));
    path = caller.path();
  }

  /** The person, empty for the system and the command line. */
  public Optional<PersonId> person() {
    return Optional.ofNullable(kind).map(known -> new PersonId(known, UUID.fromString(id)));
  }

  /** The sealed name. */
  public String name() {
    return name;
  }

  /** The sealed address. */
  public String address() {
    return address;
  }

  /** By which way. */
  public CallerPath path() {
    return path;
  }

  void writeTo(CanonicalBytes bytes) {
    bytes
        .text(Optional.ofNullable(kind).map(PersonId.Kind::name))
        .text(Optional.ofNullable(id))
        .text(name)
        .text(Optional.ofNullable(session))
        .text(address)
        .text(path.name());
  }
}
