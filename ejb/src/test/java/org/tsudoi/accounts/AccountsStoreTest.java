package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountSheet;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.accounts.domain.GroupMember;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.OneTimePassword;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyKey;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SearchText;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What must hold on either database: the real migrations, entities and locks. */
@Tag("spec-6.3.2")
abstract class AccountsStoreTest {

  private static final Origin OFFICE = new Origin("192.0.2.7", CallerPath.API, "Test/1");
  private static final TryKey HANAKO = TryKey.ofPasswords("hanako", Optional.empty(), "192.0.2.99");

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeAuditTrail audit = new FakeAuditTrail();
  private final FakeEvent<SessionEnded> ended = new FakeEvent<>();
  private TestDatabase database;
  private AccountStores stores;
  private SessionKeeper sessions;
  private SecondFactorKeeper factors;
  private SignInAttempts attempts;
  private AccountService accounts;
  private LockoutService lockouts;
  private OwnAccountService own;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    stores = AccountStores.on(database);
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            ended,
            clock,
            random);
    factors = AccountsFixture.factors(stores, clock);
    attempts =
        new SignInAttempts(
            stores.accounts(),
            stores.throttles(),
            sessions,
            factors,
            new PasskeyKeeper(stores.passkeys(), clock, random),
            new FakeDeviceCheck(),
            audit,
            clock);
    lockouts = new LockoutService(stores.throttles(), stores.accounts(), audit, clock);
    accounts =
        new AccountService(
            stores.accounts(), stores.groups(), sessions, gate, audit, clock, random);
    own = new OwnAccountService(stores.accounts(), stores.groups(), sessions, audit, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsEverythingThatWasSaidAboutAUser() {
    NewAccount wanted =
        new NewAccount(
            "花子.Sato",
            "佐藤 花子 𠮷",
            "さとう はなこ",
            "hanako@example.org",
            "開発部",
            Set.of(SystemRole.values()),
            "ja",
            new Validity(
                Optional.of(clock.instant()),
                Optional.of(clock.instant().plus(Duration.ofDays(365)))));

    CreatedAccount created = create(wanted);

    AccountView kept = database.inTransaction(() -> accounts.get(Caller.system(), created.id()));
    assertThat(kept.loginName()).isEqualTo("花子.sato");
    assertThat(kept.displayName()).isEqualTo(wanted.displayName());
    assertThat(kept.kana()).isEqualTo(wanted.kana());
    assertThat(kept.email()).isEqualTo(wanted.email());
    assertThat(kept.department()).isEqualTo(wanted.department());
    assertThat(kept.roles()).isEqualTo(wanted.roles());
    assertThat(kept.validity()).isEqualTo(wanted.validity());
    assertThat(kept.createdAt()).isEqualTo(clock.instant());
    assertThat(kept.lastSignInAt()).isEmpty();
  }

  @Test
  void keepsTheLanguageAndTheClockThatAPersonChose() {
    CreatedAccount created = create("hanako", "佐藤 花子");
    Caller hanako = AccountsFixture.with(created.id(), SystemRole.PARTICIPANT);

    database.inTransaction(() -> own.prefer(hanako, "ja", "Asia/Tokyo"));

    AccountView kept = database.inTransaction(() -> accounts.get(Caller.system(), created.id()));
    assertThat(kept.language()).isEqualTo("ja");
    assertThat(kept.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(database.inTransaction(() -> own.groups(hanako))).isEmpty();
  }

  @Test
  @Tag("X-10")
  void findsByAnyPartAndTakesWildcardsForWhatTheyAre() {
    create("hanako", "佐藤 花子");
    create("taro", "100% Taro_");
    create("jiro", "Jiro");

    assertThat(names("")).containsExactly("hanako", "jiro", "taro");
    assertThat(names("花子")).containsExactly("hanako");
    assertThat(names("TAR")).containsExactly("taro");
    assertThat(names("0%")).containsExactly("taro");
    assertThat(names("o_")).containsExactly("taro");
    assertThat(names("%")).containsExactly("taro");
    assertThat(names("\\")).isEmpty();
    assertThat(names("' or '1'='1")).isEmpty();
    AccountPage page =
        database.inTransaction(() -> accounts.find(Caller.system(), new AccountQuery("", 1, 1)));
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.rows()).extracting(AccountView::loginName).containsExactly("jiro");
  }

  @Test
  void findsWhateverTheCaseTheWidthAndTheKana() {
    create("hanako", "ﾔﾏﾀﾞ ハナコ");
    create("taro", "ＴＡＲＯ Müller");

    assertThat(names("やまだ はな")).containsExactly("hanako");
    assertThat(names("ヤマダ")).containsExactly("hanako");
    assertThat(names("ﾊﾅｺ")).containsExactly("hanako");
    assertThat(names("ｔａｒｏ mÜ")).containsExactly("taro");
    assertThat(names("o\nt")).isEmpty();
  }

  @Test
  void findsTheUsersOfAnOlderVersionAfterTheNextStart() {
    create("hanako", "ﾔﾏﾀﾞ ハナコ");
    sql("update account set search_text = ''");
    assertThat(names("ヤマダ")).isEmpty();

    SearchTextKeeper keeper = new SearchTextKeeper(stores.accounts());
    assertThat(database.inNewTransaction(keeper::foldSome)).isTrue();
    assertThat(database.inNewTransaction(keeper::foldSome)).isFalse();
    database.inTransaction(keeper::pack);

    assertThat(names("ヤマダ")).containsExactly("hanako");
  }

  @Test
  @Tag("spec-6.3.1")
  void knowsWhomARuleForDevicesKeepsOut() {
    AccountId chief = create("chief", "Chief").id();
    AccountId hanako = create("hanako", "Hanako").id();
    AccountId taro = create("taro", "Taro").id();
    AccountId gone = create("gone", "Gone").id();
    device(chief, "APPROVED", "'key'", true);
    device(hanako, "APPROVED", "null", true);
    device(hanako, "REVOKED", "'key'", true);
    sql("insert into device_rule (account_id, device_rule) values ('" + taro + "', 'OFF')");
    database.inNewTransaction(() -> accounts.delete(Caller.system(), gone));

    assertThat(keptOut(DeviceRule.OFF, DeviceRule.MAC_REQUIRED)).isEmpty();
    assertThat(keptOut(DeviceRule.OFF, DeviceRule.KEY_REQUIRED)).containsExactly("hanako");
    assertThat(keptOut(DeviceRule.MAC_REQUIRED, DeviceRule.BOTH_REQUIRED))
        .containsExactly("hanako");
    assertThat(keptOut(DeviceRule.KEY_REQUIRED, DeviceRule.MAC_REQUIRED)).isEmpty();
    assertThat(keptOut(DeviceRule.BOTH_REQUIRED, DeviceRule.OFF)).isEmpty();
    DeviceReach.Change change =
        new DeviceReach.Change(DeviceRule.OFF, DeviceRule.KEY_REQUIRED, clock.instant());
    database.inTransaction(
        () -> {
          assertThat(stores.deviceReach().people(change)).isEqualTo(3);
          assertThat(stores.deviceReach().isAffected(change, hanako)).isTrue();
          assertThat(stores.deviceReach().isAffected(change, chief)).isFalse();
        });
  }

  @Test
  @Tag("spec-6.3.1")
  void findsTheMembersOfGroupsWhomTheirRulesMeet() {
    AccountId chief = create("chief", "Chief", SystemRole.SYSTEM_ADMINISTRATOR).id();
    CreatedAccount hanako = create("hanako", "Hanako");
    AccountId gone = create("gone", "Gone").id();
    GroupId board = group("Board", chief, hanako.id(), gone);
    GroupId sales = group("Sales", hanako.id());
    device(hanako.id(), "APPROVED", "'key'", false);
    sql("insert into device_rule (account_id, device_rule) values ('" + chief + "', 'OFF')");
    SignedIn session = begin(hanako);
    database.inNewTransaction(() -> accounts.delete(Caller.system(), gone));

    database.inTransaction(
        () -> {
          assertThat(stores.accounts().usableMembers(board, Set.of(sales), clock.instant()))
              .containsExactly(
                  new GroupMember(chief, Set.of()), new GroupMember(hanako.id(), Set.of(sales)));
          assertThat(stores.accounts().activeAdministrators(clock.instant()))
              .extracting(Account::id)
              .containsExactly(chief);
          assertThat(stores.deviceReach().servedMembers(board, DeviceRule.KEY_REQUIRED))
              .containsExactly(hanako.id());
          assertThat(stores.deviceReach().servedMembers(board, DeviceRule.BOTH_REQUIRED)).isEmpty();
          assertThat(stores.deviceReach().membersWithOwnRule(board)).containsExactly(chief);
          assertThat(stores.sessions().openOfMembers(List.of(sales, GroupId.random())))
              .extracting(SignInSession::id)
              .containsExactly(session.caller().session().orElseThrow());
          assertThat(stores.sessions().openOfMembers(List.of())).isEmpty();
          DeviceReach.Change change =
              new DeviceReach.Change(
                  DeviceRule.OFF, DeviceRule.MAC_REQUIRED, clock.instant(), Set.of(sales));
          assertThat(stores.deviceReach().count(change)).as("members are left out").isZero();
        });
  }

  private GroupId group(String name, AccountId... members) {
    GroupId id = GroupId.random();
    sql(
        "insert into account_group (id, name, name_key, description, created_at)"
            + " values ('%s', '%s', '%s', '', current_timestamp)".formatted(id, name, name));
    for (AccountId member : members) {
      sql(
          "insert into account_group_member (account_id, group_id) values ('%s', '%s')"
              .formatted(member, id));
    }
    return id;
  }

  private List<String> keptOut(DeviceRule before, DeviceRule after) {
    DeviceReach.Change change = new DeviceReach.Change(before, after, clock.instant());
    return database.inTransaction(
        () -> {
          List<String> first =
              stores.deviceReach().first(change, 10).stream()
                  .map(account -> account.loginName().value())
                  .toList();
          assertThat(stores.deviceReach().count(change)).isEqualTo(first.size());
          return first;
        });
  }

  private void device(AccountId owner, String state, String key, boolean mac) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into device (id, account_id, login_name, device_name, state, enrolment_code,"
            + " key_id,"
            + " enrolled_at) values ('%s', '%s', 'x', 'x', '%s', 'x', %s, current_timestamp)"
                .formatted(id, owner, state, key));
    if (mac) {
      sql("insert into device_mac (device_id, mac) values ('%s', '02005e100001')".formatted(id));
    }
  }

  private void sql(String statement) {
    database.inNewTransaction(
        () -> database.entityManager().createNativeQuery(statement).executeUpdate());
  }

  @Test
  void keepsDeletedUsersApartFromTheOthers() {
    CreatedAccount hanako = create("hanako", "Hanako");
    CreatedAccount taro = create("taro", "Taro");
    create("jiro", "Jiro");
    database.inTransaction(() -> accounts.delete(Caller.system(), hanako.id()));
    database.inTransaction(() -> accounts.disable(Caller.system(), taro.id()));

    assertThat(names("")).containsExactly("jiro", "taro");
    assertThat(names("", AccountState.ACTIVE)).containsExactly("jiro");
    assertThat(names("", AccountState.DISABLED)).containsExactly("taro");
    assertThat(names("", AccountState.DELETED)).containsExactly("hanako");
    assertThat(names("taro", AccountState.DELETED)).isEmpty();
    assertThat(attempt(() -> create("hanako", "Another"))).isFalse();
    database.inTransaction(() -> accounts.restore(Caller.system(), hanako.id()));
    assertThat(names("", AccountState.ACTIVE)).containsExactly("hanako", "jiro");
  }

  @Test
  void countsNoDeletedAdministratorAsOneWhoIsLeft() {
    CreatedAccount one = create("one", "One", SystemRole.SYSTEM_ADMINISTRATOR);
    CreatedAccount two = create("two", "Two", SystemRole.SYSTEM_ADMINISTRATOR);
    database.inTransaction(() -> accounts.delete(Caller.system(), one.id()));

    assertThat(
            attempt(() -> database.inTransaction(() -> accounts.delete(Caller.system(), two.id()))))
        .isFalse();
  }

  @Test
  void takesAFileAsAWholeOrNotAtAll() {
    create("hanako", "Hanako");
    AccountImporter importer =
        new AccountImporter(stores.accounts(), stores.groups(), sessions, audit, clock);
    String csv = "loginName,displayName,department\nhanako,佐藤 花子,開発部\ntaro,Taro,\n";

    assertThat(write(importer, csv + "x,X,\n").written()).isFalse();
    assertThat(names("")).containsExactly("hanako");
    assertThat(write(importer, csv).written()).isTrue();

    assertThat(names("")).containsExactly("hanako", "taro");
    assertThat(names("開発")).containsExactly("hanako");
    assertThat(write(importer, csv).count(ImportOutcome.UNCHANGED)).isEqualTo(2);
  }

  private ImportReport write(AccountImporter importer, String csv) {
    AccountSheet sheet = AccountSheet.read(csv.getBytes(StandardCharsets.UTF_8));
    OneTimePassword plain = OneTimePassword.generate(random);
    PasswordHash hash = PasswordHash.of(plain.value(), AccountsFixture.CHEAP, random);
    return database.inNewTransaction(
        () ->
            importer.write(
                Caller.system(), sheet, List.of(new AccountImporter.Prepared(plain, hash))));
  }

  @Test
  void countsEveryNewcomerHoweverFewItShows() {
    create("jiro", "Jiro");
    create("hanako", "Hanako");
    CreatedAccount taro = create("taro", "Taro");
    database.inTransaction(
        () -> {
          PasswordHash own = PasswordHash.of("Kaede7mountain", AccountsFixture.CHEAP, random);
          stores.accounts().lock(taro.id()).orElseThrow().takePassword(own, clock.instant());
        });

    AccountPage page = database.inTransaction(() -> accounts.newcomers(Caller.system(), 1));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.rows()).extracting(AccountView::displayName).containsExactly("Hanako");
  }

  @Test
  void findsThePasswordsThatWereChosenWithinASpan() {
    CreatedAccount hanako = create("hanako", "Hanako");
    CreatedAccount taro = create("taro", "Taro");
    create("newcomer", "Newcomer");
    choosePassword(hanako);
    Instant first = clock.instant();
    clock.advance(Duration.ofDays(1));
    choosePassword(taro);
    Instant now = clock.instant();

    assertThat(chosen(new PasswordAges(now, Instant.EPOCH, first))).containsExactly("hanako");
    assertThat(chosen(new PasswordAges(now, first, now))).containsExactly("taro");
    assertThat(chosen(PasswordAges.all(now))).containsExactly("hanako", "taro");
  }

  private void choosePassword(CreatedAccount account) {
    PasswordHash own = PasswordHash.of("Kaede7mountain", AccountsFixture.CHEAP, random);
    database.inTransaction(
        () ->
            stores.accounts().lock(account.id()).orElseThrow().takePassword(own, clock.instant()));
  }

  private List<String> chosen(PasswordAges ages) {
    return database.inTransaction(
        () -> {
          List<Account> found = stores.accounts().ownPasswords(ages, 10);
          assertThat(stores.accounts().countOwnPasswords(ages)).isEqualTo(found.size());
          return found.stream().map(account -> account.loginName().value()).toList();
        });
  }

  private List<String> names(String text, AccountState... states) {
    AccountQuery query = new AccountQuery(text, Arrays.stream(states).findFirst(), 0, 50);
    AccountPage page = database.inTransaction(() -> accounts.find(Caller.system(), query));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows().stream().map(AccountView::loginName).toList();
  }

  @Test
  void findsByMailAndDepartmentAndByRoleTogetherWithText() {
    create(person("hanako", "hanako@aoba.example", "開発部", SystemRole.AUDITOR));
    create(person("taro", "taro@kita.example", "開発部", SystemRole.PARTICIPANT));
    CreatedAccount jiro =
        create(
            person(
                "jiro",
                "jiro@aoba.example",
                "Sales",
                SystemRole.AUDITOR,
                SystemRole.USER_ADMINISTRATOR));

    assertThat(names("AOBA.example")).containsExactly("hanako", "jiro");
    assertThat(names("開発")).containsExactly("hanako", "taro");
    assertThat(namesWith(SystemRole.AUDITOR, "")).containsExactly("hanako", "jiro");
    assertThat(namesWith(SystemRole.AUDITOR, "sales")).containsExactly("jiro");
    assertThat(namesWith(SystemRole.MEETING_CREATOR, "")).isEmpty();
    AccountChange plain =
        new AccountChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Set.of(SystemRole.PARTICIPANT)),
            Optional.empty(),
            Optional.empty());
    database.inTransaction(() -> accounts.change(Caller.system(), jiro.id(), plain));
    assertThat(namesWith(SystemRole.AUDITOR, "")).containsExactly("hanako");
    assertThat(namesWith(SystemRole.PARTICIPANT, "")).containsExactly("jiro", "taro");
    assertThat(names(SearchText.mark(SystemRole.PARTICIPANT))).isEmpty();
  }

  private static NewAccount person(
      String loginName, String email, String department, SystemRole... roles) {
    return new NewAccount(
        loginName, loginName, "", email, department, Set.of(roles), "en", Validity.always());
  }

  private List<String> namesWith(SystemRole role, String text) {
    AccountQuery query =
        new AccountQuery(text, Optional.empty(), Optional.empty(), Optional.of(role), false, 0, 50);
    AccountPage page = database.inTransaction(() -> accounts.find(Caller.system(), query));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows().stream().map(AccountView::loginName).toList();
  }

  @Test
  void keepsOneOfTwoAccountsThatTakeOneNameTogether() throws Exception {
    List<Boolean> taken = together(2, () -> attempt(() -> create("hanako", "Hanako")));

    assertThat(taken).containsExactlyInAnyOrder(true, false);
    assertThat(names("")).hasSize(1);
  }

  @Test
  void keepsOneOfTwoAdministratorsWhoAreDisabledTogether() throws Exception {
    CreatedAccount one = create("one", "One", SystemRole.SYSTEM_ADMINISTRATOR);
    CreatedAccount two = create("two", "Two", SystemRole.SYSTEM_ADMINISTRATOR);
    List<CreatedAccount> both = new ArrayList<>(List.of(one, two));

    List<Boolean> done =
        together(
            2,
            () -> {
              CreatedAccount mine;
              synchronized (both) {
                mine = both.remove(0);
              }
              return attempt(
                  () -> database.inTransaction(() -> accounts.disable(Caller.system(), mine.id())));
            });

    assertThat(done).containsExactlyInAnyOrder(true, false);
  }

  @Test
  @Tag("spec-6.3.1")
  @Tag("A-6")
  void admitsExactlyTenOfFiftyTriesInParallel() throws Exception {
    List<Boolean> admitted = together(50, this::admit);

    assertThat(admitted).hasSize(50).filteredOn(yes -> yes).hasSize(10);
    clock.advance(Duration.ofMinutes(15));
    assertThat(admit()).isTrue();
  }

  private boolean admit() {
    try {
      return database.inNewTransaction(() -> attempts.admit(HANAKO));
    } catch (RuntimeException firstTriesMet) {
      return database.inNewTransaction(() -> attempts.admit(HANAKO));
    }
  }

  @Test
  @Tag("spec-6.3.1")
  void listsWhoIsLockedOutNewestFirstAndForgetsThemOneByOne() {
    AccountId hanako = create("hanako", "Hanako").id();
    TryKey codes = TryKey.ofCodes(hanako, "2001:db8::7");
    tryTenTimes(TryKey.ofPasswords("hanako", Optional.of(hanako), "192.0.2.7"));
    clock.advance(Duration.ofMinutes(1));
    tryTenTimes(codes);
    database.inNewTransaction(() -> attempts.admit(HANAKO));

    List<LockoutView> locked = lockedOut();

    assertThat(locked)
        .extracting(LockoutView::reason)
        .containsExactly(LockoutReason.CODES, LockoutReason.PASSWORDS);
    assertThat(locked.get(0).address()).isEqualTo("2001:db8::7");
    assertThat(locked.get(1).since()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
    assertThat(locked.get(1).account().map(AccountView::loginName)).contains("hanako");
    database.inTransaction(
        () -> {
          lockouts.unlock(Caller.system(), locked.get(0).id());
          return true;
        });
    assertThat(lockedOut()).extracting(LockoutView::id).containsExactly(locked.get(1).id());
    assertThat(database.inNewTransaction(() -> attempts.admit(codes))).isTrue();
  }

  private void tryTenTimes(TryKey key) {
    for (int i = 0; i < 10; i++) {
      database.inNewTransaction(() -> attempts.admit(key));
    }
  }

  private List<LockoutView> lockedOut() {
    LockoutPage page = database.inTransaction(() -> lockouts.find(Caller.system(), 0, 10));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows();
  }

  @Test
  @Tag("spec-6.3.1")
  void carriesASessionFromSignInToItsEnd() {
    CreatedAccount hanako = create("hanako", "Hanako");
    SignedIn begun = begin(hanako);

    assertThat(resume(begun)).isPresent();
    clock.advance(Duration.ofMinutes(29));
    assertThat(resume(begun)).isPresent();
    clock.advance(Duration.ofMinutes(29));
    assertThat(resume(begun)).map(Caller::path).contains(CallerPath.API);
    SignedIn other = begin(hanako);
    create("chief", "Chief", SystemRole.SYSTEM_ADMINISTRATOR);
    database.inTransaction(() -> accounts.disable(Caller.system(), hanako.id()));

    assertThat(resume(begun)).isEmpty();
    assertThat(resume(other)).isEmpty();
    assertThat(ended.fired)
        .containsExactlyInAnyOrder(
            new SessionEnded(begun.caller().session().orElseThrow()),
            new SessionEnded(other.caller().session().orElseThrow()));
  }

  @Test
  void endsAndThenDeletesSessionsThatRanOut() {
    SignedIn begun = begin(create("hanako", "Hanako"));
    clock.advance(Duration.ofMinutes(30));

    database.inTransaction(sessions::sweep);

    assertThat(ended.fired).hasSize(1);
    var id = begun.caller().session().orElseThrow();
    assertThat(database.inTransaction(() -> stores.sessions().find(id))).isPresent();
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    database.inTransaction(sessions::sweep);
    assertThat(database.inTransaction(() -> stores.sessions().find(id))).isEmpty();
    assertThat(ended.fired).hasSize(1);
  }

  @Test
  void remembersPastPasswordsNewestFirst() {
    CreatedAccount hanako = create("hanako", "Hanako");
    List<PasswordHash> chosen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      PasswordHash hash = PasswordHash.of("Word-" + i, AccountsFixture.CHEAP, random);
      chosen.add(0, hash);
      database.inTransaction(
          () -> stores.accounts().remember(new PastPassword(hanako.id(), hash, clock.instant())));
    }

    assertThat(database.inTransaction(() -> attempts.passwordHistory(hanako.id())).newest(2))
        .isEqualTo(chosen.subList(0, 2));
  }

  @Test
  @Tag("A-22")
  void storesNeitherTokenNorPassword() throws Exception {
    CreatedAccount hanako = create("hanako", "Hanako");
    SignedIn begun = begin(hanako);

    try (var connection = database.source().getConnection();
        var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select a.password_hash, s.token_hash, s.id from account a"
                    + " join sign_in_session s on s.account_id = a.id")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1))
          .startsWith("$argon2id$")
          .doesNotContain(hanako.oneTimePassword());
      assertThat(rows.getString(2)).hasSize(64).isNotEqualTo(begun.token());
      assertThat(rows.getString(3)).doesNotContain(begun.token());
    }
  }

  @Test
  @Tag("spec-6.3.1")
  void takesOneCodeOnceFromPeopleWhoTypeItTogether() throws Exception {
    CreatedAccount hanako = create("hanako", "Hanako");
    List<String> recoveryCodes = enrol(hanako);
    clock.advance(Duration.ofSeconds(30));

    List<Match> codes = together(6, () -> take(hanako, codeOf(hanako)));
    List<Match> recoveries = together(6, () -> take(hanako, recoveryCodes.get(4)));

    assertThat(codes).filteredOn(Match.CODE::equals).hasSize(1);
    assertThat(codes).filteredOn(Match.NONE::equals).hasSize(5);
    assertThat(recoveries).filteredOn(Match.RECOVERY_CODE::equals).hasSize(1);
    assertThat(recoveries).filteredOn(Match.NONE::equals).hasSize(5);
    SecondFactorView kept =
        database.inTransaction(() -> factors.view(locked(hanako), SecondFactorRule.OPTIONAL));
    assertThat(kept).isEqualTo(new SecondFactorView(kept.enrolledAt(), 9, 0, true, false));
    assertThat(kept.enrolledAt()).contains(clock.instant().minusSeconds(30));
  }

  @Test
  @Tag("spec-6.3.1")
  void tellsWhoWouldHaveToSetUpASecondFactor() {
    CreatedAccount hanako = create("hanako", "Hanako", SystemRole.AUDITOR, SystemRole.PARTICIPANT);
    CreatedAccount taro = create("taro", "Taro", SystemRole.AUDITOR);
    create("jiro", "Jiro", SystemRole.PARTICIPANT);
    enrol(hanako);
    database.inTransaction(() -> factors.begin(locked(taro)));

    SecondFactorImpact auditors = impact(taro, SystemRole.AUDITOR, SystemRole.USER_ADMINISTRATOR);
    SecondFactorImpact all = impact(hanako, SystemRole.AUDITOR, SystemRole.PARTICIPANT);
    SecondFactorImpact nobody = impact(taro);

    assertThat(auditors.people()).isEqualTo(3);
    assertThat(auditors.enrolled()).isEqualTo(1);
    assertThat(auditors.first()).extracting(AccountView::loginName).containsExactly("taro");
    assertThat(auditors.self()).isTrue();
    assertThat(all.first()).extracting(AccountView::loginName).containsExactly("jiro", "taro");
    assertThat(all.mustSetUp()).isEqualTo(2);
    assertThat(all.self()).isFalse();
    assertThat(nobody.mustSetUp()).isZero();
    AccountQuery without =
        new AccountQuery("", Optional.empty(), Optional.empty(), Optional.empty(), true, 0, 50);
    AccountPage page = database.inTransaction(() -> accounts.find(Caller.system(), without));
    assertThat(page.rows()).extracting(AccountView::loginName).containsExactly("jiro", "taro");
    assertThat(page.total()).isEqualTo(2);
  }

  private SecondFactorImpact impact(CreatedAccount asking, SystemRole... required) {
    SecondFactorRule wanted = new SecondFactorRule(true, Set.of(required));
    Caller caller = AccountsFixture.with(asking.id(), SystemRole.SYSTEM_ADMINISTRATOR);
    return database.inTransaction(
        () -> new SecondFactorImpactService(stores.factorReach(), clock).preview(caller, wanted));
  }

  @Test
  void removesASecondFactorWithItsCodesAndTakesAnother() {
    CreatedAccount hanako = create("hanako", "Hanako");
    List<String> first = enrol(hanako);
    database.inTransaction(() -> factors.removeAll(locked(hanako)));

    assertThat(take(hanako, first.get(0))).isEqualTo(Match.NONE);
    List<String> second = enrol(hanako);
    assertThat(database.inTransaction(() -> factors.renew(locked(hanako)))).hasSize(10);

    assertThat(take(hanako, first.get(0))).isEqualTo(Match.NONE);
    assertThat(take(hanako, second.get(0))).isEqualTo(Match.NONE);
  }

  @Test
  @Tag("spec-6.3.1")
  void keepsPasskeysAndTheirUseAndFindsTheirHolders() {
    CreatedAccount hanako = create("hanako", "Hanako", SystemRole.AUDITOR);
    PasskeyKey key = new PasskeyKey("A".repeat(1364), "B".repeat(2000), 7, true, false);
    PasskeyKeeper keeper = new PasskeyKeeper(stores.passkeys(), clock, new SecureRandom());
    String handle = database.inTransaction(() -> keeper.holder(hanako.id()).userHandle());

    Passkey added = database.inTransaction(() -> keeper.add(hanako.id(), "鍵 𠮷", key));

    assertThat(database.inTransaction(() -> keeper.holder(hanako.id()).userHandle()))
        .isEqualTo(handle);
    assertThat(
            database.inTransaction(
                () -> stores.passkeys().holderByHandle(handle).orElseThrow().account()))
        .isEqualTo(hanako.id());
    assertThat(database.inTransaction(() -> take(keeper, hanako, added.id(), 8))).isTrue();
    assertThat(database.inTransaction(() -> take(keeper, hanako, added.id(), 8))).isFalse();
    PasskeyView view = database.inTransaction(() -> keeper.of(hanako.id()).get(0));
    assertThat(view.name()).isEqualTo("鍵 𠮷");
    assertThat(view.lastUsedAt()).contains(clock.instant());
    assertThat(view.backedUp()).isTrue();
    assertThat(impact(hanako, SystemRole.AUDITOR).mustSetUp()).isZero();
    refusedAsConflict(() -> database.inTransaction(() -> keeper.add(hanako.id(), "again", key)));
    assertThat(database.inTransaction(() -> factors.removeAll(locked(hanako)))).isTrue();
    assertThat(database.inTransaction(() -> keeper.count(hanako.id()))).isZero();
  }

  private boolean take(PasskeyKeeper keeper, CreatedAccount person, PasskeyId id, long count) {
    return keeper.take(
        locked(person),
        new PasskeyProof(
            PasskeyPurpose.SIGN_IN,
            PasskeyProof.Outcome.RIGHT,
            Optional.of(person.id()),
            Optional.of(id),
            count,
            true));
  }

  private static void refusedAsConflict(ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.CONFLICT));
  }

  @Test
  @Tag("spec-6.3.1")
  void takesAChallengeOnceForWhatItWasSentFor() throws Exception {
    CreatedAccount hanako = create("hanako", "Hanako");
    PasskeyDesk desk =
        new PasskeyDesk(
            stores.challenges(),
            new PasskeySettings(Optional.of("https://meet.example.org")),
            clock,
            new SecureRandom());
    Optional<AccountId> whose = Optional.of(hanako.id());
    String text =
        database.inTransaction(
            () -> desk.issue(PasskeyPurpose.ADD, whose, "192.0.2.1").challenge());

    assertThat(used(desk, PasskeyPurpose.SIGN_IN, whose, text)).isFalse();
    assertThat(used(desk, PasskeyPurpose.ADD, Optional.empty(), text)).isFalse();
    List<Boolean> tries = together(6, () -> used(desk, PasskeyPurpose.ADD, whose, text));

    assertThat(tries).filteredOn(Boolean.TRUE::equals).hasSize(1);
    String late =
        database.inTransaction(
            () -> desk.issue(PasskeyPurpose.ADD, whose, "192.0.2.1").challenge());
    clock.advance(Duration.ofMinutes(3));
    assertThat(used(desk, PasskeyPurpose.ADD, whose, late)).isFalse();
  }

  private boolean used(
      PasskeyDesk desk, PasskeyPurpose purpose, Optional<AccountId> whose, String text) {
    return database.inNewTransaction(() -> desk.use(purpose, whose, text));
  }

  @Test
  void storesNeitherTheSharedSecretNorARecoveryCode() throws Exception {
    CreatedAccount hanako = create("hanako", "Hanako");
    List<String> codes = enrol(hanako);
    String secret = secretOf(hanako).text();

    try (var connection = database.source().getConnection();
        var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select f.sealed_secret, c.code_hash from second_factor f"
                    + " join recovery_code c on c.account_id = f.account_id")) {
      for (int i = 0; i < codes.size(); i++) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).doesNotContain(secret);
        assertThat(rows.getString(2)).matches("[0-9a-f]{64}");
      }
      assertThat(rows.next()).isFalse();
    }
  }

  private List<String> enrol(CreatedAccount person) {
    database.inTransaction(() -> factors.begin(locked(person)));
    String code = codeOf(person);
    return database.inTransaction(
        () -> factors.confirm(locked(person), TypedCode.of(code)).orElseThrow());
  }

  private Match take(CreatedAccount person, String code) {
    return database.inNewTransaction(() -> factors.take(locked(person), TypedCode.of(code)));
  }

  private String codeOf(CreatedAccount person) {
    return TimeBasedCode.of(secretOf(person), TimeBasedCode.stepAt(clock.instant()));
  }

  private SharedSecret secretOf(CreatedAccount person) {
    return database.inNewTransaction(
        () -> {
          String sealed = stores.secondFactors().find(person.id()).orElseThrow().sealedSecret();
          String opened = new FakePersonalData().open(person.id(), sealed);
          return SharedSecret.opened(opened).orElseThrow();
        });
  }

  private Account locked(CreatedAccount person) {
    return stores.accounts().lock(person.id()).orElseThrow();
  }

  private CreatedAccount create(String loginName, String name, SystemRole... roles) {
    Set<SystemRole> held = roles.length == 0 ? Set.of(SystemRole.PARTICIPANT) : Set.of(roles);
    return create(new NewAccount(loginName, name, "", "", held, "en"));
  }

  private CreatedAccount create(NewAccount wanted) {
    return database.inNewTransaction(() -> accounts.create(Caller.system(), wanted));
  }

  private SignedIn begin(CreatedAccount created) {
    return database.inTransaction(
        () -> {
          Account account = stores.accounts().lock(created.id()).orElseThrow();
          assertThat(stores.accounts().findByLoginName(LoginName.of("HANAKO"))).isPresent();
          return sessions.begin(
              account, SignInEntry.plain(OFFICE, Delivery.BEARER), Optional.empty());
        });
  }

  private Optional<Caller> resume(SignedIn session) {
    return database.inTransaction(
        () -> sessions.resume(session.token(), Delivery.BEARER, "192.0.2.7", CallerPath.API));
  }

  private static boolean attempt(Runnable change) {
    try {
      change.run();
      return true;
    } catch (RefusedException refused) {
      assertThat(refused.problem()).isIn(Problem.LOGIN_NAME_TAKEN, Problem.LAST_ADMINISTRATOR);
      return false;
    }
  }

  private static <T> List<T> together(int people, Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(people);
    ExecutorService pool = Executors.newFixedThreadPool(people);
    try {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
