package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenId;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/**
 * What a person's programs show instead of a sign-in.
 *
 * <p>Begins active and ends at a time that was fixed then, or before that when its owner or an
 * administrator revokes it, for good. What it may be used for never changes. Kept is the hash.
 */
@Entity
@Table(name = "api_token")
public class ApiToken {

  /** Uses from one address within this time are noted once. */
  public static final Duration NOTED_ONCE_IN = Duration.ofMinutes(1);

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "login_name")
  private String loginName;

  @Column(name = "token_name")
  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "scopes")
  private String scopes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(name = "revoked_by_id")
  private String revokedById;

  @Column(name = "warned_days_before")
  private Integer warnedDaysBefore;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "last_used_address")
  private String lastUsedAddress;

  /** For the container. */
  protected ApiToken() {}

  /** A token of an account that works so long. */
  public ApiToken(
      Account owner,
      ApiTokenName name,
      Collection<ApiScope> scopes,
      String token,
      Instant now,
      Duration lifetime) {
    this.id = ApiTokenId.random().toString();
    this.accountId = owner.id().toString();
    this.loginName = owner.loginName().value();
    this.name = name.value();
    this.scopes =
        scopes.stream().sorted().distinct().map(ApiScope::word).collect(Collectors.joining(" "));
    this.tokenHash = SessionToken.hash(token);
    this.createdAt = now;
    this.expiresAt = now.plus(lifetime);
  }

  /** Ends it for good; false if it was revoked already. */
  public boolean revoke(Caller caller, Instant now) {
    if (revokedAt != null) {
      return false;
    }
    revokedAt = now;
    revokedById = caller.account().map(AccountId::toString).orElse(null);
    return true;
  }

  /** Whether another use from there is worth noting: not each call shall write this row. */
  public boolean isNews(String address, Instant now) {
    return lastUsedAt == null
        || !address.equals(lastUsedAddress)
        || !now.isBefore(lastUsedAt.plus(NOTED_ONCE_IN));
  }

  /** Whether it can be used, as far as it depends on the token. */
  public ApiTokenState state(Instant now) {
    if (revokedAt != null) {
      return ApiTokenState.REVOKED;
    }
    return now.isBefore(expiresAt) ? ApiTokenState.ACTIVE : ApiTokenState.EXPIRED;
  }

  /** Whether its owner was told of its end so many days before it, or nearer to it. */
  public boolean isWarned(int daysBefore) {
    return warnedDaysBefore != null && warnedDaysBefore <= daysBefore;
  }

  /** Its owner was told, or need not be told, so many days before its end. */
  public void warned(int daysBefore) {
    warnedDaysBefore = daysBefore;
  }

  public ApiTokenId id() {
    return ApiTokenId.of(id);
  }

  public AccountId owner() {
    return AccountId.of(accountId);
  }

  public String loginName() {
    return loginName;
  }

  public String name() {
    return name;
  }

  /** What is stored of the token. */
  public String tokenHash() {
    return tokenHash;
  }

  /** What it may be used for. */
  public List<ApiScope> scopes() {
    return Arrays.stream(scopes.split(" ")).map(ApiScope::of).flatMap(Optional::stream).toList();
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** Who ended it; empty also for the server itself. */
  public Optional<AccountId> revokedBy() {
    return Optional.ofNullable(revokedById).map(AccountId::of);
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public String lastUsedAddress() {
    return lastUsedAddress == null ? "" : lastUsedAddress;
  }
}
