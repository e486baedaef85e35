package org.tsudoi.accounts;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountGroup;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.GroupMember;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.MemberPassword;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordHistory;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SecondFactor;
import org.tsudoi.accounts.domain.SecondFactors;
import org.tsudoi.accounts.domain.Sessions;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/** The repositories in maps; one thread at a time. */
final class FakeStore {

  final Map<AccountId, Account> accounts = new LinkedHashMap<>();
  final List<PastPassword> pastPasswords = new ArrayList<>();
  final Map<SessionId, SignInSession> sessions = new LinkedHashMap<>();
  final Map<String, SignInThrottle> throttles = new LinkedHashMap<>();
  final Map<AccountId, SecondFactor> secondFactors = new LinkedHashMap<>();
  final Map<GroupId, AccountGroup> groups = new LinkedHashMap<>();

  /** So many of the next tries end with an error of this SQLSTATE. */
  int failures;

  String sqlState = "40001";

  Accounts accounts() {
    return new Accounts() {
      @Override
      public void add(Account account) {
        accounts.put(account.id(), account);
      }

      @Override
      public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
      }

      @Override
      public Optional<Account> lock(AccountId id) {
        return find(id);
      }

      @Override
      public Optional<Account> findByLoginName(LoginName name) {
        return accounts.values().stream().filter(a -> a.loginName().equals(name)).findFirst();
      }

      @Override
      public List<Account> find(AccountQuery query) {
        return accounts.values().stream()
            .filter(a -> matches(a, query))
            .sorted(Comparator.comparing(a -> a.loginName().value()))
            .skip(query.first())
            .limit(query.max())
            .toList();
      }

      @Override
      public long count(AccountQuery query) {
        return accounts.values().stream().filter(a -> matches(a, query)).count();
      }

      private boolean matches(Account account, AccountQuery query) {
        boolean wanted = query.state().map(account.state()::equals).orElse(!account.isDeleted());
        boolean inGroup = query.group().map(account.groups()::contains).orElse(true);
        boolean factor =
            !query.withoutFactor()
                || Optional.ofNullable(secondFactors.get(account.id()))
                    .filter(SecondFactor::isConfirmed)
                    .isEmpty();
        boolean role = query.role().map(account::has).orElse(true);
        return wanted
            && inGroup
            && role
            && factor
            && account.loginName().value().contains(query.text());
      }

      @Override
      public List<Account> unfolded(int max) {
        return List.of();
      }

      @Override
      public void pack() {
        // A map has no pages.
      }

      @Override
      public List<Account> newcomers(int max) {
        return accounts.values().stream()
            .filter(Account::passwordChangeRequired)
            .sorted(Comparator.comparing(a -> a.loginName().value()))
            .limit(max)
            .toList();
      }

      @Override
      public long countNewcomers() {
        return accounts.values().stream().filter(Account::passwordChangeRequired).count();
      }

      @Override
      public long countOwnPasswords(PasswordAges ages) {
        return ownPasswords(ages, Integer.MAX_VALUE).size();
      }

      @Override
      public List<Account> ownPasswords(PasswordAges ages, int max) {
        return accounts.values().stream()
            .filter(a -> !a.passwordChangeRequired() && a.isUsable(ages.now()))
            .filter(a -> Collections.disjoint(a.groups(), ages.outside()))
            .filter(a -> a.passwordChangedAt().isAfter(ages.after()))
            .filter(a -> !a.passwordChangedAt().isAfter(ages.until()))
            .sorted(Comparator.comparing(a -> a.loginName().value()))
            .limit(max)
            .toList();
      }

      @Override
      public List<MemberPassword> memberPasswords(
          GroupId group, Collection<GroupId> others, Instant now) {
        return ownPasswords(PasswordAges.all(now), Integer.MAX_VALUE).stream()
            .filter(a -> a.groups().contains(group))
            .map(
                a ->
                    new MemberPassword(
                        a.id(),
                        a.passwordChangedAt(),
                        a.groups().stream().filter(others::contains).collect(Collectors.toSet())))
            .toList();
      }

      @Override
      public void holdGuard() {}

      @Override
      public boolean isEmpty() {
        return accounts.isEmpty();
      }

      @Override
      public List<GroupMember> usableMembers(
          GroupId group, Collection<GroupId> others, Instant now) {
        return accounts.values().stream()
            .filter(a -> a.isUsable(now) && a.groups().contains(group))
            .map(
                a ->
                    new GroupMember(
                        a.id(),
                        a.groups().stream().filter(others::contains).collect(Collectors.toSet())))
            .toList();
      }

      @Override
      public List<Account> activeAdministrators(Instant now) {
        return accounts.values().stream()
            .filter(a -> a.isUsable(now) && a.has(SystemRole.SYSTEM_ADMINISTRATOR))
            .toList();
      }

      @Override
      public long otherActiveAdministrators(AccountId besides, Instant now) {
        return accounts.values().stream()
            .filter(a -> !a.id().equals(besides) && a.isUsable(now))
            .filter(a -> a.has(SystemRole.SYSTEM_ADMINISTRATOR))
            .count();
      }

      @Override
      public void remember(PastPassword password) {
        pastPasswords.add(0, password);
      }

      @Override
      public PasswordHistory passwordHistory(AccountId id) {
        return new PasswordHistory(
            pastPasswords.stream()
                .filter(p -> p.account().equals(id))
                .map(PastPassword::hash)
                .toList());
      }
    };
  }

  Sessions sessions() {
    return new Sessions() {
      private final Map<String, SessionId> byHash = new LinkedHashMap<>();

      @Override
      public void add(SignInSession session) {
        sessions.put(session.id(), session);
        byHash.put(session.tokenHash(), session.id());
      }

      @Override
      public Optional<SignInSession> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
      }

      @Override
      public Optional<SignInSession> findByTokenHash(String tokenHash) {
        return Optional.ofNullable(byHash.get(tokenHash)).map(sessions::get);
      }

      @Override
      public List<SignInSession> openOf(AccountId account) {
        return sessions.values().stream()
            .filter(s -> s.accountId().equals(account.toString()) && !s.isEnded())
            .toList();
      }

      @Override
      public List<SignInSession> openOf(DeviceId device) {
        return sessions.values().stream()
            .filter(s -> s.device().filter(device::equals).isPresent() && !s.isEnded())
            .toList();
      }

      @Override
      public List<SignInSession> openOfMembers(Collection<GroupId> groups) {
        return sessions.values().stream()
            .filter(session -> !session.isEnded())
            .filter(
                session ->
                    accounts.get(AccountId.of(session.accountId())).groups().stream()
                        .anyMatch(groups::contains))
            .toList();
      }

      @Override
      public List<SignInSession> recent(Instant since, int max) {
        return sessions.values().stream()
            .filter(session -> !session.isEnded() || !session.createdAt().isBefore(since))
            .sorted(Comparator.comparing(SignInSession::createdAt).reversed())
            .limit(max)
            .toList();
      }

      @Override
      public List<SignInSession> runOut(Instant now, int max) {
        return sessions.values().stream()
            .filter(s -> !s.isEnded() && !now.isBefore(s.idleEnd()))
            .limit(max)
            .toList();
      }

      @Override
      public void slide(SessionId id, Instant idleEnd) {
        sessions.get(id).slideTo(idleEnd);
      }

      @Override
      public void prove(SessionId id, Instant moment) {
        sessions.get(id).provedAnew(moment);
      }

      @Override
      public void deleteEndedBefore(Instant instant) {}
    };
  }

  Groups groups() {
    return new Groups() {
      @Override
      public void add(AccountGroup group) {
        groups.put(group.id(), group);
      }

      @Override
      public void write() {}

      @Override
      public Optional<AccountGroup> find(GroupId id) {
        return Optional.ofNullable(groups.get(id));
      }

      @Override
      public Optional<AccountGroup> lock(GroupId id) {
        return find(id);
      }

      @Override
      public Optional<AccountGroup> findByKey(String key) {
        return groups.values().stream().filter(g -> g.text().key().equals(key)).findFirst();
      }

      @Override
      public List<AccountGroup> find(GroupQuery query) {
        return all().stream()
            .filter(g -> g.text().key().contains(query.text()))
            .skip(query.first())
            .limit(query.max())
            .toList();
      }

      @Override
      public long count(GroupQuery query) {
        return all().stream().filter(g -> g.text().key().contains(query.text())).count();
      }

      @Override
      public List<AccountGroup> all() {
        return groups.values().stream().sorted(Comparator.comparing(g -> g.text().key())).toList();
      }

      @Override
      public Map<GroupId, Long> members(Collection<GroupId> wanted) {
        return wanted.stream()
            .collect(
                Collectors.toMap(
                    id -> id, id -> in(id).filter(account -> !account.isDeleted()).count()));
      }

      private Stream<Account> in(GroupId id) {
        return accounts.values().stream().filter(account -> account.groups().contains(id));
      }

      @Override
      public boolean holdsSystemAdministrator(GroupId id) {
        return in(id).anyMatch(account -> account.has(SystemRole.SYSTEM_ADMINISTRATOR));
      }

      @Override
      public Map<AccountId, List<GroupName>> of(Collection<AccountId> wanted) {
        return wanted.stream()
            .collect(
                Collectors.toMap(
                    id -> id,
                    id ->
                        all().stream()
                            .filter(group -> accounts.get(id).groups().contains(group.id()))
                            .map(AccountGroup::named)
                            .toList()));
      }

      @Override
      public void remove(AccountGroup group) {
        in(group.id()).forEach(account -> account.leave(group.id()));
        groups.remove(group.id());
      }
    };
  }

  SecondFactors secondFactors() {
    return new SecondFactors() {
      @Override
      public Optional<SecondFactor> find(AccountId account) {
        return Optional.ofNullable(secondFactors.get(account));
      }

      @Override
      public Optional<SecondFactor> lock(AccountId account) {
        return find(account);
      }

      @Override
      public void add(SecondFactor factor) {
        secondFactors.put(factor.account(), factor);
      }

      @Override
      public void remove(SecondFactor factor) {
        secondFactors.remove(factor.account());
      }
    };
  }

  Throttles throttles() {
    return new Throttles() {
      @Override
      public Optional<SignInThrottle> lock(String key) {
        if (failures > 0) {
          failures--;
          throw new PersistenceException(new SQLException("for the test", sqlState));
        }
        return Optional.ofNullable(throttles.get(key));
      }

      @Override
      public void add(SignInThrottle throttle) {
        throttles.put(throttle.key(), throttle);
      }

      @Override
      public List<SignInThrottle> closed(Instant now, int first, int max) {
        return throttles.values().stream()
            .filter(throttle -> throttle.isClosed(now))
            .skip(first)
            .limit(max)
            .toList();
      }

      @Override
      public long countClosed(Instant now) {
        return closed(now, 0, Integer.MAX_VALUE).size();
      }

      @Override
      public Optional<SignInThrottle> findLockout(String id) {
        return throttles.values().stream()
            .filter(throttle -> id.equals(throttle.lockoutId()))
            .findFirst();
      }

      @Override
      public void forget(String key) {
        throttles.remove(key);
      }

      @Override
      public void deleteQuietSince(Instant instant) {
        throttles.clear();
      }
    };
  }
}
