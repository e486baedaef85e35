package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.MeetingId;

/** Who, in which meeting: what both histories have in common; the name is sealed. */
@Embeddable
public class HistoryPlace {

  @Enumerated(EnumType.STRING)
  @Column(name = "person_kind")
  private PersonId.Kind kind;

  @Column(name = "person_id")
  private String person;

  @Column(name = "person_name")
  private String name;

  @Column(name = "meeting_id")
  private String meeting;

  @Column(name = "meeting_title")
  private String title;

  @Column(name = "instance_id")
  private String instance;

  @Column(name = "participant_index")
  private int participant;

  /** For JPA. */
  protected HistoryPlace() {}

  /** That person, under a sealed name, as nobody in particular yet. */
  public HistoryPlace(PersonId person, String sealedName) {
    this.kind = person.kind();
    this.person = person.toString();
    this.name = sealedName;
  }

  /** The meeting it was in. */
  public HistoryPlace in(MeetingId where, String itsTitle, UUID which, int index) {
    this.meeting = where.toString();
    this.title = HarmlessText.name(itsTitle);
    this.instance = which.toString();
    this.participant = index;
    return this;
  }

  /** Who. */
  public PersonId person() {
    return new PersonId(kind, UUID.fromString(person));
  }

  /** The name at that time. */
  public String name(PersonalVault.Reading reading) {
    return reading.name(Optional.of(person()), name);
  }

  /** The meeting. */
  public MeetingId meeting() {
    return MeetingId.of(meeting);
  }

  /** The meeting's title at that time. */
  public String title() {
    return title;
  }

  /** Which instance of the meeting. */
  public UUID instance() {
    return UUID.fromString(instance);
  }

  /** The participant's index in that instance. */
  public int participant() {
    return participant;
  }
}
