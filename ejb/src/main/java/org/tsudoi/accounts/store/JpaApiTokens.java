package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.ApiTokenId;
import org.tsudoi.accounts.ApiTokenQuery;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.shared.AccountId;

/** API tokens in the database. */
@ApplicationScoped
class JpaApiTokens implements ApiTokens {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaApiTokens() {}

  JpaApiTokens(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(ApiToken token) {
    entities.persist(token);
  }

  @Override
  public Optional<ApiToken> findByHash(String tokenHash) {
    return entities
        .createQuery("select t from ApiToken t where t.tokenHash = :hash", ApiToken.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<ApiToken> lock(ApiTokenId id) {
    ApiToken token = entities.find(ApiToken.class, id.toString());
    if (token == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(token, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(token);
    return Optional.of(token);
  }

  @Override
  public List<ApiToken> of(AccountId owner) {
    return entities
        .createQuery(
            "select t from ApiToken t where t.accountId = :owner order by t.createdAt desc, t.id",
            ApiToken.class)
        .setParameter("owner", owner.toString())
        .getResultList();
  }

  @Override
  public List<ApiToken> find(ApiTokenQuery query, Instant now) {
    return matching(
            entities.createQuery(
                "select t" + where(query) + " order by t.createdAt desc, t.id", ApiToken.class),
            query,
            now)
        .setFirstResult(query.first())
        .setMaxResults(query.max())
        .getResultList();
  }

  @Override
  public long count(ApiTokenQuery query, Instant now) {
    return matching(entities.createQuery("select count(t)" + where(query), Long.class), query, now)
        .getSingleResult();
  }

  private static String where(ApiTokenQuery query) {
    StringBuilder where = new StringBuilder(" from ApiToken t where 1 = 1");
    if (!query.text().isEmpty()) {
      where.append(
          " and (lower(t.loginName) like :text escape '\\' or lower(t.name) like :text escape"
              + " '\\')");
    }
    query.state().ifPresent(state -> where.append(condition(state)));
    query.owner().ifPresent(owner -> where.append(" and t.accountId = :owner"));
    return where.toString();
  }

  private static String condition(ApiTokenState state) {
    return switch (state) {
      case ACTIVE -> " and t.revokedAt is null and t.expiresAt > :now";
      case EXPIRED -> " and t.revokedAt is null and t.expiresAt <= :now";
      case REVOKED -> " and t.revokedAt is not null";
    };
  }

  private static <T> TypedQuery<T> matching(
      TypedQuery<T> query, ApiTokenQuery wanted, Instant now) {
    if (!wanted.text().isEmpty()) {
      String escaped = wanted.text().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
      query.setParameter("text", "%" + escaped + "%");
    }
    wanted
        .state()
        .filter(state -> state != ApiTokenState.REVOKED)
        .ifPresent(state -> query.setParameter("now", now));
    wanted.owner().ifPresent(owner -> query.setParameter("owner", owner.toString()));
    return query;
  }

  @Override
  public List<ApiTokenId> unwarned(Span span, int daysBefore, int max) {
    return entities
        .createQuery(
            "select t.id from ApiToken t, Account a where a.id = t.accountId"
                + " and t.revokedAt is null and t.expiresAt > :after and t.expiresAt <= :until"
                + " and (t.warnedDaysBefore is null or t.warnedDaysBefore > :days)"
                + " and a.state = :active and a.deletedAt is null and a.email <> ''"
                + " and (a.validFrom is null or a.validFrom <= :now)"
                + " and (a.validUntil is null or a.validUntil > :now)"
                + " order by t.expiresAt, t.id",
            String.class)
        .setParameter("after", span.after())
        .setParameter("until", span.until())
        .setParameter("days", daysBefore)
        .setParameter("active", AccountState.ACTIVE)
        .setParameter("now", span.now())
        .setMaxResults(max)
        .getResultStream()
        .map(ApiTokenId::of)
        .toList();
  }

  @Override
  public void used(ApiTokenId id, String address, Instant now) {
    entities
        .createQuery(
            "update ApiToken t set t.lastUsedAt = :now, t.lastUsedAddress = :address"
                + " where t.id = :id and (t.lastUsedAt is null or t.lastUsedAt <= :now)")
        .setParameter("id", id.toString())
        .setParameter("address", address)
        .setParameter("now", now)
        .executeUpdate();
  }

  @Override
  public int deleteEndedBefore(Instant time) {
    return entities
        .createQuery(
            "delete from ApiToken t where t.expiresAt < :time"
                + " or (t.revokedAt is not null and t.revokedAt < :time)")
        .setParameter("time", time)
        .executeUpdate();
  }
}
