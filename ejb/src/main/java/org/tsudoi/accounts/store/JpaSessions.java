package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.Sessions;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SessionId;

/** Sign-in sessions in the database. */
@ApplicationScoped
class JpaSessions implements Sessions {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaSessions() {}

  JpaSessions(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(SignInSession session) {
    entities.persist(session);
  }

  @Override
  public Optional<SignInSession> find(SessionId id) {
    return Optional.ofNullable(entities.find(SignInSession.class, id.toString()));
  }

  @Override
  public Optional<SignInSession> findByTokenHash(String tokenHash) {
    return entities
        .createQuery(
            "select s from SignInSession s where s.tokenHash = :hash and s.endedAt is null",
            SignInSession.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<SignInSession> openOf(AccountId account) {
    return entities
        .createQuery(
            "select s from SignInSession s where s.accountId = :account and s.endedAt is null"
                + " order by s.createdAt desc, s.id",
            SignInSession.class)
        .setParameter("account", account.toString())
        .getResultList();
  }

  @Override
  public List<SignInSession> openOf(DeviceId device) {
    return entities
        .createQuery(
            "select s from SignInSession s where s.deviceId = :device and s.endedAt is null",
            SignInSession.class)
        .setParameter("device", device.toString())
        .getResultList();
  }

  @Override
  public List<SignInSession> openOfMembers(Collection<GroupId> groups) {
    return groups.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select s from SignInSession s where s.endedAt is null and exists (select a from"
                    + " Account a join a.groups g where a.id = s.accountId and g in :groups)",
                SignInSession.class)
            .setParameter("groups", groups.stream().map(GroupId::toString).toList())
            .getResultList();
  }

  @Override
  public List<SignInSession> recent(Instant since, int max) {
    return entities
        .createQuery(
            "select s from SignInSession s where s.endedAt is null or s.createdAt >= :since"
                + " order by s.createdAt desc, s.id",
            SignInSession.class)
        .setParameter("since", since)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public List<SignInSession> runOut(Instant now, int max) {
    return entities
        .createQuery(
            "select s from SignInSession s where s.idleEnd <= :now and s.endedAt is null",
            SignInSession.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public void slide(SessionId id, Instant idleEnd) {
    entities
        .createQuery(
            "update SignInSession s set s.idleEnd = :end"
                + " where s.id = :id and s.endedAt is null and s.idleEnd < :end")
        .setParameter("end", idleEnd)
        .setParameter("id", id.toString())
        .executeUpdate();
  }

  @Override
  public void prove(SessionId id, Instant moment) {
    entities
        .createQuery(
            "update SignInSession s set s.provedAt = :moment"
                + " where s.id = :id and s.endedAt is null")
        .setParameter("moment", moment)
        .setParameter("id", id.toString())
        .executeUpdate();
  }

  @Override
  public void deleteEndedBefore(Instant instant) {
    entities
        .createQuery("delete from SignInSession s where s.endedAt < :instant")
        .setParameter("instant", instant)
        .executeUpdate();
  }
}
