package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokenName;
import org.tsudoi.accounts.domain.ApiTokenText;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ApiTokenStores;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** What must hold of API tokens on either database: the real migrations and constraints. */
@Tag("spec-6.3.1")
abstract class ApiTokensStoreTest {

  private static final Instant NOW = Instant.parse("2030-04-01T00:00:00.123456Z");

  private final SecureRandom random = new SecureRandom();
  private TestDatabase database;
  private AccountStores stores;
  private ApiTokens tokens;
  private Account hanako;
  private Account taro;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    stores = AccountStores.on(database);
    tokens = ApiTokenStores.on(database);
    hanako = account("hanako");
    taro = account("100%taro");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Account account(String loginName) {
    Profile profile =
        new Profile(
            loginName, "", "", "", Set.of(SystemRole.PARTICIPANT), "en", "", Validity.always());
    return database.inNewTransaction(
        () -> {
          Account account =
              new Account(
                  AccountId.random(),
                  new LoginName(loginName),
                  profile,
                  PasswordHash.of("x", AccountsFixture.CHEAP, random),
                  NOW);
          stores.accounts().add(account);
          return account;
        });
  }

  private ApiToken token(Account owner, String name, String secret, Instant at) {
    return database.inNewTransaction(
        () -> {
          ApiToken token =
              new ApiToken(
                  owner,
                  new ApiTokenName(name),
                  List.of(ApiScope.USERS_WRITE, ApiScope.USERS_READ),
                  secret,
                  at,
                  Duration.ofDays(30));
          tokens.add(token);
          return token;
        });
  }

  private ApiToken token(Account owner, String name) {
    return token(owner, name, ApiTokenText.generate(random), NOW);
  }

  private List<String> names(String text, ApiTokenState... state) {
    ApiTokenQuery query =
        new ApiTokenQuery(text, List.of(state).stream().findFirst(), Optional.empty(), 0, 50);
    return database.inNewTransaction(
        () -> {
          assertThat(tokens.count(query, NOW)).isEqualTo(tokens.find(query, NOW).size());
          return tokens.find(query, NOW).stream().map(ApiToken::name).toList();
        });
  }

  @Test
  void keepsAllOfATokenButTheSecret() {
    String secret = ApiTokenText.generate(random);
    ApiToken made = token(hanako, "名簿連携 𠮷", secret, NOW);

    ApiToken kept =
        database.inNewTransaction(() -> tokens.findByHash(SessionToken.hash(secret)).orElseThrow());

    assertThat(kept.id()).isEqualTo(made.id());
    assertThat(kept.owner()).isEqualTo(hanako.id());
    assertThat(kept.name()).isEqualTo("名簿連携 𠮷");
    assertThat(kept.scopes()).containsExactly(ApiScope.USERS_READ, ApiScope.USERS_WRITE);
    assertThat(kept.createdAt()).isEqualTo(NOW);
    assertThat(kept.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(database.inNewTransaction(() -> tokens.findByHash(secret))).isEmpty();
  }

  @Test
  void takesNoHashTwice() {
    String secret = ApiTokenText.generate(random);
    token(hanako, "one", secret, NOW);

    assertThatThrownBy(() -> token(taro, "two", secret, NOW))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("api_token");
  }

  @Test
  void notesUsesButNeverAnEarlierOne() {
    ApiToken token = token(hanako, "one");
    database.inNewTransaction(() -> used(token, "192.0.2.1", NOW));
    database.inNewTransaction(() -> used(token, "192.0.2.2", NOW.minusSeconds(1)));

    ApiToken kept = database.inNewTransaction(() -> tokens.lock(token.id()).orElseThrow());

    assertThat(kept.lastUsedAt()).contains(NOW);
    assertThat(kept.lastUsedAddress()).isEqualTo("192.0.2.1");
    assertThat(kept.isNews("192.0.2.1", NOW.plusSeconds(59))).isFalse();
    assertThat(kept.isNews("192.0.2.1", NOW.plusSeconds(60))).isTrue();
    assertThat(kept.isNews("192.0.2.9", NOW)).isTrue();
  }

  private boolean used(ApiToken token, String address, Instant at) {
    tokens.used(token.id(), address, at);
    return true;
  }

  @Test
  void findsByOwnerNameAndState() {
    token(hanako, "Directory");
    token(taro, "Reports");
    token(hanako, "Old", ApiTokenText.generate(random), NOW.minus(Duration.ofDays(30)));
    ApiToken ended = token(hanako, "Ended");
    database.inNewTransaction(
        () -> tokens.lock(ended.id()).orElseThrow().revoke(Caller.system(), NOW));

    assertThat(names("")).containsExactlyInAnyOrder("Directory", "Reports", "Old", "Ended");
    assertThat(names("DIRECT")).containsExactly("Directory");
    assertThat(names("100%")).containsExactly("Reports");
    assertThat(names("%")).containsExactly("Reports");
    assertThat(names("", ApiTokenState.ACTIVE)).containsExactlyInAnyOrder("Directory", "Reports");
    assertThat(names("", ApiTokenState.EXPIRED)).containsExactly("Old");
    assertThat(names("", ApiTokenState.REVOKED)).containsExactly("Ended");
    assertThat(database.inNewTransaction(() -> tokens.of(taro.id())))
        .extracting(ApiToken::name)
        .containsExactly("Reports");
  }

  @Test
  void forgetsThoseThatEndedLongAgo() {
    token(hanako, "Kept");
    token(hanako, "Old", ApiTokenText.generate(random), NOW.minus(Duration.ofDays(60)));
    ApiToken ended = token(hanako, "Ended");
    database.inNewTransaction(
        () ->
            tokens
                .lock(ended.id())
                .orElseThrow()
                .revoke(Caller.system(), NOW.minus(Duration.ofDays(2))));

    int forgotten =
        database.inNewTransaction(() -> tokens.deleteEndedBefore(NOW.minus(Duration.ofDays(1))));

    assertThat(forgotten).isEqualTo(2);
    assertThat(names("")).containsExactly("Kept");
  }
}
