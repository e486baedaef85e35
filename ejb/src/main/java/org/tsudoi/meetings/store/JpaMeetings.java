package org.tsudoi.meetings.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingInstance;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.meetings.domain.ParticipantRecord;
import org.tsudoi.shared.AccountId;

/** Meetings in the database, within the transaction of the door. */
@ApplicationScoped
class JpaMeetings implements Meetings {

  // Not "member of": within an "or" it would leave out whatever nobody is invited to.
  private static final String INVITED =
      " or m.id in (select x.id from Meeting x join x.invitees i where i = :account)";

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
  public Optional<Meeting> lock(MeetingNumber number) {
    Optional<Meeting> found = byNumber(number);
    // Read again under the lock: what was read before it may be stale.
    found.ifPresent(
        meeting -> {
          entities.lock(meeting, LockModeType.PESSIMISTIC_WRITE);
          entities.refresh(meeting);
        });
    return found;
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
            "select m from Meeting m where m.organizer = :account"
                + " or (m.keyVerifier is null and m.invitedOnly = false and m.state <> :cancelled)"
                + INVITED
                + " order by m.createdAt desc, m.id",
            Meeting.class)
        .setParameter("account", account.toString())
        .setParameter("cancelled", MeetingState.CANCELLED)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Meeting> latestOf(AccountId account, int most) {
    return entities
        .createQuery(
            "select m from Meeting m"
                + " where m.organizer = :account"
                + INVITED
                + " order by coalesce(m.plan.endsAt, m.createdAt) desc, m.id",
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
