package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.MemberPassword;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What must hold of groups on either database: the real migrations, entities and constraints. */
@Tag("spec-6.3.2")
abstract class GroupsStoreTest {

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeAuditTrail audit = new FakeAuditTrail();
  private TestDatabase database;
  private AccountStores stores;
  private AccountService accounts;
  private GroupService groups;
  private BulkService bulk;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    stores = AccountStores.on(database);
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    SessionKeeper sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    accounts =
        new AccountService(
            stores.accounts(), stores.groups(), sessions, gate, audit, clock, random);
    bulk = new BulkService(stores.accounts(), stores.groups(), sessions, audit, clock);
    groups =
        new GroupService(stores.groups(), stores.accounts(), new FakeGroupPolicies(), audit, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AccountId account(String loginName, SystemRole role) {
    NewAccount wanted = new NewAccount(loginName, loginName, "", "", Set.of(role), "en");
    return database.inNewTransaction(() -> accounts.create(Caller.system(), wanted)).id();
  }

  private GroupView group(String name, String description) {
    return database.inNewTransaction(
        () -> groups.create(Caller.system(), new GroupDraft(name, description)));
  }

  private void add(GroupView group, AccountId account) {
    database.inNewTransaction(() -> groups.add(Caller.system(), group.id(), account));
  }

  private GroupPage find(String text, int first, int max) {
    return database.inTransaction(
        () -> groups.find(Caller.system(), new GroupQuery(text, first, max)));
  }

  private AccountPage members(GroupId group, String text, AccountState... state) {
    AccountQuery query =
        new AccountQuery(text, Stream.of(state).findFirst(), Optional.of(group), 0, 50);
    return database.inTransaction(() -> accounts.find(Caller.system(), query));
  }

  @Test
  void keepsEverythingThatIsSaidAboutAGroup() {
    GroupView created = group("営業部 𠮷", "東京の 100%");

    GroupView kept = database.inTransaction(() -> groups.get(Caller.system(), created.id()));

    assertThat(kept).isEqualTo(created);
    assertThat(kept.createdAt()).isEqualTo(clock.instant());
  }

  @Test
  void findsByNameAndDescriptionAndCountsMembers() {
    GroupView sales = group("Sales", "");
    group("Board", "they sale");
    group("100%", "");
    add(sales, account("hanako", SystemRole.PARTICIPANT));
    AccountId gone = account("gone", SystemRole.PARTICIPANT);
    add(sales, gone);
    database.inNewTransaction(() -> accounts.delete(Caller.system(), gone));

    assertThat(find("", 0, 50).rows())
        .extracting(GroupView::name)
        .containsExactly("100%", "Board", "Sales");
    assertThat(find("SALE", 0, 50).rows()).extracting(GroupView::members).containsExactly(0L, 1L);
    assertThat(find("%", 0, 50).rows()).extracting(GroupView::name).containsExactly("100%");
    assertThat(find("", 1, 1).total()).isEqualTo(3);
    assertThat(find("", 1, 1).rows()).extracting(GroupView::name).containsExactly("Board");
  }

  @Test
  void findsTheMembersOfOneGroup() {
    GroupView sales = group("Sales", "");
    GroupView board = group("Board", "");
    AccountId hanako = account("hanako", SystemRole.PARTICIPANT);
    AccountId taro = account("taro", SystemRole.AUDITOR);
    add(sales, taro);
    add(sales, hanako);
    add(board, taro);
    database.inNewTransaction(() -> accounts.disable(Caller.system(), taro));

    assertThat(members(sales.id(), "").rows())
        .extracting(AccountView::loginName)
        .containsExactly("hanako", "taro");
    assertThat(members(sales.id(), "tar").total()).isEqualTo(1);
    assertThat(members(sales.id(), "", AccountState.DISABLED).total()).isEqualTo(1);
    assertThat(members(board.id(), "hanako").total()).isZero();
    assertThat(database.inTransaction(() -> groups.of(Caller.system(), taro)))
        .extracting(GroupName::name)
        .containsExactly("Board", "Sales");
  }

  @Test
  void countsTheMembersWhoAreNotDeletedOfEachGroup() {
    GroupView sales = group("Sales", "");
    GroupView board = group("Board", "");
    group("Empty", "");
    AccountId hanako = account("hanako", SystemRole.PARTICIPANT);
    AccountId taro = account("taro", SystemRole.PARTICIPANT);
    add(sales, hanako);
    add(sales, taro);
    add(board, hanako);
    database.inNewTransaction(() -> accounts.delete(Caller.system(), hanako));

    assertThat(find("", 0, 50).rows())
        .extracting(GroupView::name, GroupView::members)
        .containsExactly(tuple("Board", 0L), tuple("Empty", 0L), tuple("Sales", 1L));
  }

  @Test
  void removesAGroupWithItsMembersIncludingDeletedOnes() {
    GroupView sales = group("Sales", "");
    AccountId hanako = account("hanako", SystemRole.PARTICIPANT);
    add(sales, hanako);
    database.inNewTransaction(() -> accounts.delete(Caller.system(), hanako));

    database.inNewTransaction(() -> groups.delete(Caller.system(), sales.id()));

    assertThat(find("", 0, 50).total()).isZero();
    database.inNewTransaction(() -> accounts.restore(Caller.system(), hanako));
    assertThat(database.inTransaction(() -> groups.of(Caller.system(), hanako))).isEmpty();
  }

  @Test
  void knowsWhetherASystemAdministratorIsInAGroup() {
    GroupView board = group("Board", "");
    add(board, account("chief", SystemRole.SYSTEM_ADMINISTRATOR));
    Caller userAdministrator = AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

    assertThat(
            problemOf(
                () ->
                    database.inNewTransaction(() -> groups.delete(userAdministrator, board.id()))))
        .contains(Problem.FORBIDDEN);
  }

  @Test
  void knowsWhosePasswordsAreHowOldAndInWhichGroupsTheyAre() {
    GroupView sales = group("Sales", "");
    GroupView board = group("Board", "");
    AccountId hanako = settled("hanako");
    AccountId taro = settled("taro");
    AccountId jiro = settled("jiro");
    AccountId gone = settled("gone");
    add(sales, hanako);
    add(sales, taro);
    add(sales, gone);
    add(board, taro);
    add(board, jiro);
    add(sales, account("newcomer", SystemRole.PARTICIPANT));
    database.inNewTransaction(() -> accounts.delete(Caller.system(), gone));

    List<MemberPassword> members =
        database.inTransaction(
            () ->
                stores.accounts().memberPasswords(sales.id(), Set.of(board.id()), clock.instant()));

    assertThat(members)
        .containsExactly(
            new MemberPassword(hanako, clock.instant(), Set.of()),
            new MemberPassword(taro, clock.instant(), Set.of(board.id())));
    PasswordAges outside = PasswordAges.all(clock.instant()).outside(Set.of(board.id()));
    assertThat(database.inTransaction(() -> stores.accounts().countOwnPasswords(outside)))
        .isEqualTo(1);
    assertThat(
            database.inTransaction(() -> stores.accounts().ownPasswords(outside, 9)).stream()
                .map(Account::id))
        .containsExactly(hanako);
  }

  private AccountId settled(String loginName) {
    AccountId id = account(loginName, SystemRole.PARTICIPANT);
    PasswordHash own = PasswordHash.of("Kaede7mountain", AccountsFixture.CHEAP, random);
    database.inNewTransaction(
        () -> stores.accounts().lock(id).orElseThrow().takePassword(own, clock.instant()));
    return id;
  }

  @Test
  void keepsOneAdministratorWhenTwoTakeThemAllAwayTogether() throws Exception {
    AccountId one = account("one", SystemRole.SYSTEM_ADMINISTRATOR);
    AccountId two = account("two", SystemRole.SYSTEM_ADMINISTRATOR);
    account("hanako", SystemRole.PARTICIPANT);
    CyclicBarrier order = new CyclicBarrier(2);

    List<BulkReport> reports =
        twice(
            () -> {
              boolean deletes = order.await() == 0;
              return deletes
                  ? run(BulkAction.DELETE, List.of(two, one))
                  : run(BulkAction.DISABLE, List.of(one, two));
            });

    assertThat(reports)
        .anySatisfy(
            report ->
                assertThat(report.lines())
                    .anySatisfy(
                        line -> assertThat(line.reason()).contains(BulkReason.LAST_ADMINISTRATOR)));
    assertThat(
            database.inTransaction(
                () ->
                    stores
                        .accounts()
                        .otherActiveAdministrators(AccountId.random(), clock.instant())))
        .isEqualTo(1);
  }

  private BulkReport run(BulkAction action, List<AccountId> ids) {
    BulkOrder order = new BulkOrder(action, Optional.empty(), ids, new AccountQuery("", 0, 1));
    return database.inNewTransaction(() -> bulk.run(Caller.system(), order));
  }

  @Test
  void doesItToAllThatAQueryFinds() {
    GroupView sales = group("Sales", "");
    for (int number = 10; number < 13; number++) {
      add(sales, account("user" + number, SystemRole.PARTICIPANT));
    }
    account("other", SystemRole.PARTICIPANT);
    BulkOrder order =
        new BulkOrder(
            BulkAction.REQUIRE_PASSWORD_CHANGE,
            Optional.empty(),
            List.of(),
            new AccountQuery("", Optional.empty(), Optional.of(sales.id()), 0, 1));
    AccountId own = settled("user20");
    add(sales, own);

    BulkReport preview = database.inNewTransaction(() -> bulk.preview(Caller.system(), order));
    assertThat(preview.lines()).hasSize(4);
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(mustChange(own)).isFalse();
    BulkReport done = database.inNewTransaction(() -> bulk.run(Caller.system(), order));

    assertThat(done.lines()).isEqualTo(preview.lines());
    assertThat(mustChange(own)).isTrue();
  }

  private boolean mustChange(AccountId id) {
    return database.inTransaction(() -> accounts.get(Caller.system(), id)).passwordChangeRequired();
  }

  @Test
  void keepsOneOfTwoGroupsThatTakeOneNameTogether() throws Exception {
    List<Optional<Problem>> answers = twice(() -> problemOf(() -> group("Sales", "")));

    assertThat(answers)
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Problem.GROUP_NAME_TAKEN));
  }

  @Test
  void putsSomebodyInOnceWhenTwoDoItTogether() throws Exception {
    GroupView sales = group("Sales", "");
    AccountId hanako = account("hanako", SystemRole.PARTICIPANT);

    twice(() -> problemOf(() -> add(sales, hanako)));

    assertThat(members(sales.id(), "").total()).isEqualTo(1);
    assertThat(audit.lines).filteredOn(line -> line.contains("MEMBER_ADDED")).hasSize(1);
  }

  @Test
  void leavesNobodyInAGroupThatIsDeletedMeanwhile() throws Exception {
    GroupView sales = group("Sales", "");
    AccountId hanako = account("hanako", SystemRole.PARTICIPANT);
    CyclicBarrier order = new CyclicBarrier(2);

    List<Optional<Problem>> answers =
        twice(
            () -> {
              boolean deletes = order.await() == 0;
              return problemOf(
                  () -> {
                    if (deletes) {
                      database.inNewTransaction(() -> groups.delete(Caller.system(), sales.id()));
                    } else {
                      add(sales, hanako);
                    }
                  });
            });

    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .isIn(
                        Optional.empty(),
                        Optional.of(Problem.CONFLICT),
                        Optional.of(Problem.NOT_FOUND)));
    boolean left = find("", 0, 50).total() == 1;
    assertThat(database.inTransaction(() -> groups.of(Caller.system(), hanako)).isEmpty())
        .isNotEqualTo(left);
  }

  private static Optional<Problem> problemOf(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused.problem());
    }
  }

  private static <T> List<T> twice(Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> both =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .limit(2)
              .toList();
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }
}
