package org.tsudoi.meetings.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingInstance;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.ParticipantRecord;
import org.tsudoi.shared.AccountId;

/** Meetings in the database, within the transaction of the door. */
@ApplicationScoped
class JpaMeetings implements Meetings {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaMeetings() {}

  JpaMeetings(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Meeting meeting) {
    entities.persist(meeting);
  }

  @Override
  public Optional<Meeting> byNumber(MeetingNumber number) {
    return entities
        .createQuery("select m from Meeting m where m.number = :number", Meeting.class)
        .setParameter("number", number.digits())
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Meeting> newest(int most) {
    return entities
        .createQuery("select m from Meeting m order by m.createdAt desc, m.id", Meeting.class)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Meeting> newestOpenTo(AccountId account, int most) {
    return entities
        .createQuery(
            "select m from Meeting m where m.organizer = :account or m.keyVerifier is null"
                + " order by m.createdAt desc, m.id",
            Meeting.class)
        .setParameter("account", account.toString())
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public long openedBy(AccountId organizer, Instant since) {
    return entities
        .createQuery(
            "select count(m) from Meeting m where m.organizer = :organizer"
                + " and m.createdAt >= :since",
            Long.class)
        .setParameter("organizer", organizer.toString())
        .setParameter("since", since)
        .getSingleResult();
  }

  @Override
  public void add(MeetingInstance instance) {
    entities.persist(instance);
  }

  @Override
  public Optional<MeetingInstance> instance(String id) {
    return Optional.ofNullable(entities.find(MeetingInstance.class, id));
  }

  @Override
  public List<MeetingInstance> openInstances() {
    return entities
        .createQuery(
            "select i from MeetingInstance i where i.endedAt is null", MeetingInstance.class)
        .getResultList();
  }

  @Override
  public void add(ParticipantRecord participant) {
    entities.persist(participant);
  }

  @Override
  public Optional<ParticipantRecord> participant(ParticipantRecord.Seat seat) {
    return Optional.ofNullable(entities.find(ParticipantRecord.class, seat));
  }

  @Override
  public List<ParticipantRecord> openParticipants(String instance) {
    return entities
        .createQuery(
            "select p from ParticipantRecord p where p.seat.instance = :instance"
                + " and p.leftAt is null",
            ParticipantRecord.class)
        .setParameter("instance", instance)
        .getResultList();
  }
}
