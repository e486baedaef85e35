package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.PersonId;

/** On what, and what changed; sealed where it is somebody's personal data. */
@Embeddable
public class AuditSubject {

  /** The kinds of targets whose name is that of a person, not of something that a person has. */
  private static final Set<String> PEOPLE = Set.of("account", "participant");

  @Column(name = "target_type")
  private String type;

  @Column(name = "target_id")
  private String id;

  @Enumerated(EnumType.STRING)
  @Column(name = "target_person_kind")
  private PersonId.Kind personKind;

  @Column(name = "target_person_id")
  private String personId;

  @Column(name = "target_name")
  private String name;

  @Column(name = "before_values")
  private String before;

  @Column(name = "after_values")
  private String after;

  /** For JPA. */
  protected AuditSubject() {}

  /** The target and its change, with the personal fields sealed. */
  public AuditSubject(AuditTarget target, AuditChange change, PersonalVault vault) {
    type = HarmlessText.of(target.type(), 40);
    id = HarmlessText.of(target.id(), 80);
    personKind = target.person().map(PersonId::kind).orElse(null);
    personId = target.person().map(PersonId::toString).orElse(null);
    name = vault.seal(target.person(), HarmlessText.name(target.name()));
    before = vault.seal(target.person(), ChangeJson.write(change.before()));
    after = vault.seal(target.person(), ChangeJson.write(change.after()));
  }

  /** The target with its name opened. */
  public AuditTarget open(PersonalVault.Reading reading) {
    String opened =
        PEOPLE.contains(type) ? reading.name(person(), name) : reading.open(person(), name);
    return new AuditTarget(type, id, opened, person());
  }

  /** The change with its values opened. */
  public AuditChange openChange(PersonalVault.Reading reading) {
    return new AuditChange(
        ChangeJson.read(reading.open(person(), before)),
        ChangeJson.read(reading.open(person(), after)));
  }

  private Optional<PersonId> person() {
    return Optional.ofNullable(personKind)
        .map(known -> new PersonId(known, UUID.fromString(personId)));
  }

  void writeTo(CanonicalBytes bytes) {
    bytes
        .text(type)
        .text(id)
        .text(Optional.ofNullable(personKind).map(PersonId.Kind::name))
        .text(Optional.ofNullable(personId))
        .text(name)
        .text(before)
        .text(after);
  }
}
