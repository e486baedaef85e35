package org.tsudoi.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.domain.AuditEntry;
import org.tsudoi.auditing.domain.AuditSeal;
import org.tsudoi.auditing.domain.TrailReader;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/** What must hold on either database: the real migrations, the real entities, real transactions. */
@Tag("spec-6.3.4")
abstract class EvidenceStoreTest {

  private static final AuditTarget THING = new AuditTarget("policy", "p-1", "Passwords");
  private static final AccountId ALICE = AccountId.random();

  private final FakeClock clock = FakeClock.at("2030-04-01T09:00:00.123456Z");
  private TestDatabase database;
  private Evidence evidence;

  abstract TestDatabase open();

  @BeforeEach
  void start() {
    database = open();
    evidence = new Evidence(database, clock).start();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsWhoDidWhatOnWhatWhenAndFromWhere() {
    AccountId bob = AccountId.random();
    database.inTransaction(
        () ->
            evidence
                .trail()
                .record(
                    caller("Alice 愛"),
                    AuditAction.ACCOUNT_CHANGED,
                    AuditTarget.account(bob, "Bob"),
                    new AuditChange(Map.of("email", "b@old"), Map.of("email", "b@new"))));

    AuditLine line = newest();

    assertThat(line.at()).isEqualTo(Instant.parse("2030-04-01T09:00:00.123456Z"));
    assertThat(line.account()).contains(ALICE);
    assertThat(line.who()).isEqualTo("Alice 愛");
    assertThat(line.address()).isEqualTo("192.0.2.7");
    assertThat(line.path()).isEqualTo(CallerPath.CONSOLE);
    assertThat(line.action()).isEqualTo(AuditAction.ACCOUNT_CHANGED);
    assertThat(line.target()).isEqualTo(AuditTarget.account(bob, "Bob"));
    assertThat(line.before()).containsExactly(Map.entry("email", "b@old"));
    assertThat(line.after()).containsExactly(Map.entry("email", "b@new"));
    assertThat(line.outcome()).isEqualTo(AuditOutcome.DONE);
    assertThat(line.problem()).isEmpty();
    assertThat(line.sequence()).isEmpty();
  }

  @Test
  void showsThePlaceInTheChainOnceTheSealerHasLooked() {
    record(1);

    evidence.look();

    assertThat(newest().sequence()).contains(2L);
    assertChainIsWhole(2);
  }

  @Test
  void leavesNothingOfWhatIsRolledBackButAMissingNumber() {
    record(1);
    assertThatThrownBy(
            () ->
                database.inNewTransaction(
                    () -> {
                      record(1);
                      database.entityManager().flush();
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    record(1);

    evidence.look();

    assertThat(entries())
        .extracting(entry -> entry.reference().counter())
        .containsExactly(1L, 2L, 4L);
    assertChainIsWhole(3);
  }

  @Test
  void recordsARefusalWhileTheRefusedTransactionHoldsItsLocks() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> done =
          other.submit(
              () ->
                  assertThatThrownBy(
                          () ->
                              database.inNewTransaction(
                                  () -> {
                                    record(3);
                                    database.entityManager().flush();
                                    evidence
                                        .trail()
                                        .refused(
                                            caller("Alice"),
                                            AuditAction.ACCOUNT_CHANGED,
                                            THING,
                                            Problem.FORBIDDEN);
                                    throw new IllegalStateException("refused");
                                  }))
                      .hasMessage("refused"));
      done.get(20, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }

    assertThat(newest().outcome()).isEqualTo(AuditOutcome.REFUSED);
    assertThat(newest().problem()).contains(Problem.FORBIDDEN);
    assertThat(entries()).hasSize(2);
  }

  @Test
  void sealsWhatIsCommittedWhileAnotherTransactionIsStillOpen() {
    database.inNewTransaction(
        () -> {
          record(1);
          database.entityManager().flush();

          database.inNewTransaction(() -> record(1));
          evidence.look();
        });

    assertThat(seals()).hasSize(2);
    evidence.look();
    assertChainIsWhole(3);
  }

  @Test
  void givesEveryEntryOfManyThreadsOnePlaceWithoutAGap() throws Exception {
    int threads = 20;
    int each = 50;
    ExecutorService people = Executors.newFixedThreadPool(threads + 1);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int person = 0; person < threads; person++) {
        work.add(
            () -> {
              for (int entry = 0; entry < each; entry++) {
                database.inNewTransaction(() -> record(1));
              }
              return null;
            });
      }
      work.add(
          () -> {
            while (seals().size() < threads * each / 2) {
              evidence.look();
            }
            return null;
          });
      for (Future<Void> done : people.invokeAll(work, 120, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      people.shutdownNow();
    }
    evidence.look();

    assertChainIsWhole(threads * each + 1);
  }

  @Test
  void goesOnWithTheChainAfterAKillAndSealsWhatWasLeft() {
    record(2);
    evidence.look();
    record(3);

    evidence = new Evidence(database, clock).start();
    evidence.look();

    assertChainIsWhole(7);
    assertThat(database.inNewTransaction(() -> evidence.chores.unsettled(Evidence.NODE))).isEmpty();
  }

  @Test
  void sealsNothingTwiceWhenTheServerIsKilledBetweenSealingAndSettling() {
    record(2);
    evidence.look();
    evidence.chores.sealSomeOf(evidence.run.id());

    new Evidence(database, clock).start();
    evidence = new Evidence(database, clock).start();
    evidence.look();

    assertChainIsWhole(5);
  }

  @Test
  void goesOnAfterALinkThatAnotherServerAdded() {
    record(1);
    AuditSeal stranger = inTheWay();

    evidence.look();

    assertThat(seals().get(0).chain()).isEqualTo(stranger.chain());
    assertChainIsWhole(2);
  }

  @Test
  void refusesASecondLinkWithTheSameSequence() {
    record(1);
    inTheWay();

    assertThatThrownBy(this::inTheWay).isInstanceOf(PersistenceException.class);
  }

  /** Another server of the installation seals the first entry at the same time. */
  private AuditSeal inTheWay() {
    return database.inNewTransaction(
        () -> {
          AuditEntry first = entriesInTransaction().get(0);
          AuditSeal seal = AuditSeal.after(Optional.empty(), first, clock.instant(), evidence.key);
          evidence.stores.seals().add(seal);
          database.entityManager().flush();
          return seal;
        });
  }

  @Test
  void closesConnectionsAndSharesThatACrashLeftOpenAtTheLastSignOfLife() {
    connect();
    share();
    clock.advance(Duration.ofSeconds(12));
    evidence.look();
    clock.advance(Duration.ofSeconds(5));

    evidence = new Evidence(database, clock).start();

    AccessLine connection = connections().rows().get(0);
    UsageLine share = shares().rows().get(0);
    assertThat(connection.reason()).contains(AccessHistory.SERVER_RESTARTED);
    assertThat(connection.ended()).contains(Instant.parse("2030-04-01T09:00:12.123456Z"));
    assertThat(share.reason()).contains(AccessHistory.SERVER_RESTARTED);
    assertThat(share.ended()).isEqualTo(connection.ended());
  }

  @Test
  void keepsWhoWasConnectedAndHow() {
    long id = connect();
    clock.advance(Duration.ofMinutes(1));
    database.inTransaction(() -> evidence.accessHistory().disconnected(id, "left"));

    AccessLine line = connections().rows().get(0);

    assertThat(line.name()).isEqualTo("Alice");
    assertThat(line.title()).isEqualTo("Monday");
    assertThat(line.address()).isEqualTo("192.0.2.7");
    assertThat(line.transport()).isEqualTo("websocket");
    assertThat(line.tls()).isEqualTo("TLSv1.3");
    assertThat(line.client()).isEqualTo("Chromium");
    assertThat(line.participant()).isEqualTo(3);
    assertThat(Duration.between(line.began(), line.ended().orElseThrow())).hasMinutes(1);
    assertThat(line.reason()).contains("left");
  }

  @Test
  @Tag("spec-6.2.1")
  void keepsWhatHappenedToAConnectionInOrderAndToWhich() {
    long quiet = connect();
    long restless = connect();
    Instant cut = clock.instant();
    change(restless, new AccessChange(cut, "interrupted", "websocket"));
    change(restless, new AccessChange(cut.plusSeconds(3), "switched", "https"));
    change(restless, new AccessChange(cut.plusSeconds(3), "resumed", "https"));

    Map<Long, List<AccessChange>> kept =
        connections().rows().stream()
            .collect(Collectors.toMap(AccessLine::id, AccessLine::changes));

    assertThat(kept.get(quiet)).isEmpty();
    assertThat(kept.get(restless))
        .containsExactly(
            new AccessChange(cut, "interrupted", "websocket"),
            new AccessChange(cut.plusSeconds(3), "switched", "https"),
            new AccessChange(cut.plusSeconds(3), "resumed", "https"));
  }

  private void change(long connection, AccessChange what) {
    database.inTransaction(() -> evidence.accessHistory().changed(connection, what));
  }

  @Test
  void keepsWhoSharedWhatAndBeforeHowMany() {
    long id = share();
    database.inTransaction(() -> evidence.usageHistory().watched(id, 4));
    database.inTransaction(() -> evidence.usageHistory().watched(id, 2));
    database.inTransaction(() -> evidence.usageHistory().shareEnded(id, "stopped"));
    database.inTransaction(() -> evidence.usageHistory().shareEnded(id, "left"));

    UsageLine line = shares().rows().get(0);

    assertThat(line.name()).isEqualTo("Alice");
    assertThat(line.surface()).isEqualTo("window");
    assertThat(line.surfaceTitle()).isEqualTo("Plan");
    assertThat(line.viewers()).isEqualTo(4);
    assertThat(line.reason()).contains("stopped");
  }

  @Test
  void readsErasedOnceThePersonsKeyIsDestroyedAndTheChainStillHolds() {
    record(1);
    connect();
    Caller bob = person(AccountId.random(), "Bob", SystemRole.SYSTEM_ADMINISTRATOR);
    for (AuditTarget target :
        List.of(
            AuditTarget.account(ALICE, "alice"),
            new AuditTarget("device", "7", "Alice's PC", Optional.of(PersonId.of(ALICE))))) {
      database.inTransaction(
          () ->
              evidence.trail().record(bob, AuditAction.PASSWORD_RESET, target, AuditChange.none()));
    }
    evidence.look();

    database.inTransaction(
        () -> evidence.personalData().destroy(Caller.system(), PersonId.of(ALICE)));
    evidence.look();

    List<AuditLine> lines = lines();
    assertThat(lines.subList(0, 3))
        .extracting(each -> each.target().name())
        .containsExactly(
            PersonId.of(ALICE).pseudonym(), PersonalData.ERASED, PersonId.of(ALICE).pseudonym());
    AuditLine line = lines.get(3);
    assertThat(line.who()).isEqualTo(PersonId.of(ALICE).pseudonym());
    assertThat(line.address()).isEqualTo(PersonalData.ERASED);
    assertThat(line.account()).contains(ALICE);
    assertThat(connections().rows().get(0).name()).isEqualTo(PersonId.of(ALICE).pseudonym());
    evidence.look();
    assertChainIsWhole(6);
  }

  @Test
  void makesOneKeyForAPersonWhoeverComesFirst() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    AccountId carol = AccountId.random();
    List<Future<String>> sealed;
    try {
      Callable<String> seal =
          () -> database.inNewTransaction(() -> evidence.personalData().seal(carol, "Carol"));
      sealed = people.invokeAll(IntStream.range(0, 8).mapToObj(i -> seal).toList());
    } finally {
      people.shutdown();
    }

    for (Future<String> one : sealed) {
      String text = one.get();
      assertThat(text).doesNotContain("Carol");
      assertThat(open(carol, text)).isEqualTo("Carol");
    }
  }

  private String open(AccountId person, String sealed) {
    return database.inTransaction(() -> evidence.personalData().open(person, sealed));
  }

  @Test
  void addsUpRefusalsOfUnknownCallersByAddressActionAndMinute() {
    refuseAnonymously("198.51.100.1", 3);
    evidence.look();
    refuseAnonymously("198.51.100.1", 2);
    refuseAnonymously("198.51.100.2", 1);
    evidence.look();
    clock.advance(Duration.ofMinutes(1));
    refuseAnonymously("198.51.100.1", 1);
    evidence.look();

    HistoryPage<RefusalLine> counts =
        database.inTransaction(() -> evidence.trail().refusals(auditor(), HistoryQuery.newest(10)));

    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.rows())
        .extracting(RefusalLine::minute, RefusalLine::source, RefusalLine::count)
        .containsExactly(
            tuple(Instant.parse("2030-04-01T09:01:00Z"), "198.51.100.1", 1L),
            tuple(Instant.parse("2030-04-01T09:00:00Z"), "198.51.100.1", 5L),
            tuple(Instant.parse("2030-04-01T09:00:00Z"), "198.51.100.2", 1L));
  }

  private void refuseAnonymously(String address, int times) {
    for (int time = 0; time < times; time++) {
      evidence
          .trail()
          .refusedAnonymously(
              AuditAction.TUNNEL_REFUSED, address, CallerPath.TUNNEL, Problem.TICKET_INVALID);
    }
  }

  @Test
  void findsByTimeActionOutcomeAccountAndTextNewestFirst() {
    record(1);
    clock.advance(Duration.ofHours(1));
    database.inTransaction(
        () ->
            evidence
                .trail()
                .refused(caller("Alice"), AuditAction.MEETING_CREATED, THING, Problem.FORBIDDEN));
    clock.advance(Duration.ofHours(1));
    Instant later = clock.instant();
    database.inTransaction(
        () ->
            evidence
                .trail()
                .record(
                    Caller.system(),
                    AuditAction.ACCOUNT_CREATED,
                    AuditTarget.account(ALICE, "Alice Liddell"),
                    AuditChange.none()));

    AuditQuery all = AuditQuery.newest(50);
    assertThat(find(all))
        .extracting(AuditLine::action)
        .containsExactly(
            AuditAction.ACCOUNT_CREATED,
            AuditAction.MEETING_CREATED,
            AuditAction.POLICY_CHANGED,
            AuditAction.SERVER_STARTED);
    assertThat(find(query(Optional.of(later), Optional.empty()))).hasSize(1);
    assertThat(
            find(
                new AuditQuery(
                    all.history(), Optional.of(AuditAction.POLICY_CHANGED), Optional.empty())))
        .hasSize(1);
    assertThat(
            find(
                new AuditQuery(all.history(), Optional.empty(), Optional.of(AuditOutcome.REFUSED))))
        .extracting(AuditLine::action)
        .containsExactly(AuditAction.MEETING_CREATED);
    assertThat(find(AuditQuery.of(all.history().about(ALICE)))).hasSize(3);
    assertThat(find(query(Optional.empty(), Optional.of("liDDell"))))
        .extracting(AuditLine::action)
        .containsExactly(AuditAction.ACCOUNT_CREATED);
  }

  private List<AuditLine> find(AuditQuery query) {
    return database.inTransaction(
        () ->
            new TrailReader(evidence.stores.entries(), evidence.stores.seals(), evidence.vault)
                .find(query)
                .rows());
  }

  private static AuditQuery query(Optional<Instant> from, Optional<String> text) {
    return AuditQuery.of(new HistoryQuery(from, Optional.empty(), text, 0, 50));
  }

  @Test
  @Tag("L-12")
  void recordsThatTheTrailWasReadOncePerQuestion() {
    AuditQuery question = AuditQuery.newest(50);
    Caller reader = auditor();

    for (int time = 0; time < 3; time++) {
      AuditQuery page = question.piece(time * 50, 50);
      database.inTransaction(() -> evidence.trail().find(reader, page));
    }

    assertThat(lines().stream().filter(line -> line.action() == AuditAction.AUDIT_TRAIL_READ))
        .hasSize(1);
  }

  @Test
  @Tag("Z-14")
  void givesEverybodyTheirOwnHistoryWithoutTheAddressesOfOthers() {
    record(1);
    connect();
    share();
    Caller bob = person(AccountId.random(), "Bob", SystemRole.SYSTEM_ADMINISTRATOR);
    database.inTransaction(
        () ->
            evidence
                .trail()
                .record(
                    bob,
                    AuditAction.PASSWORD_RESET,
                    AuditTarget.account(ALICE, "Alice Liddell"),
                    AuditChange.none()));

    Caller alice = caller("Alice");
    HistoryPage<AuditLine> own = own(alice);
    assertThat(own.rows())
        .extracting(AuditLine::action, AuditLine::who, AuditLine::address)
        .containsExactly(
            tuple(AuditAction.PASSWORD_RESET, "Bob", ""),
            tuple(AuditAction.POLICY_CHANGED, "Alice", alice.address()));
    assertThat(own.total()).isEqualTo(2);
    assertThat(own(bob).rows())
        .extracting(AuditLine::action)
        .containsExactly(AuditAction.PASSWORD_RESET);
    assertThat(ownConnections(alice).rows())
        .extracting(AccessLine::title)
        .containsExactly("Monday");
    assertThat(ownConnections(bob).total()).isZero();
    assertThat(ownShares(alice).rows()).extracting(UsageLine::surfaceTitle).containsExactly("Plan");
    assertThat(ownShares(bob).total()).isZero();
    assertThat(lines())
        .as("reading about oneself is no entry")
        .extracting(AuditLine::action)
        .doesNotContain(AuditAction.AUDIT_TRAIL_READ, AuditAction.HISTORY_READ);
  }

  private HistoryPage<AuditLine> own(Caller caller) {
    return database.inTransaction(() -> evidence.trail().own(caller, HistoryQuery.newest(10)));
  }

  private HistoryPage<AccessLine> ownConnections(Caller caller) {
    return database.inTransaction(
        () -> evidence.accessHistory().own(caller, HistoryQuery.newest(10)));
  }

  private HistoryPage<UsageLine> ownShares(Caller caller) {
    return database.inTransaction(
        () -> evidence.usageHistory().own(caller, HistoryQuery.newest(10)));
  }

  @Test
  void turnsPages() {
    record(7);

    HistoryPage<AuditLine> page =
        database.inTransaction(
            () -> evidence.trail().find(auditor(), AuditQuery.newest(3).piece(3, 3)));

    assertThat(page.total()).isEqualTo(8);
    assertThat(page.rows()).hasSize(3);
    assertThat(page.rows().get(0).id()).endsWith("-5");
  }

  @Test
  @Tag("L-1")
  @Tag("Z-14")
  void refusesToChangeOrDeleteEvidence() {
    record(1);
    change(connect(), new AccessChange(clock.instant(), "resumed", "https"));
    evidence.look();

    for (String statement :
        List.of(
            "update access_change set what = 'x'",
            "delete from access_change",
            "truncate table access_change",
            "update audit_entry set action = 'SIGNED_IN'",
            "delete from audit_entry",
            "truncate table audit_entry",
            "update audit_seal set chain = 'x'",
            "delete from audit_seal",
            "truncate table audit_seal")) {
      assertThatThrownBy(() -> execute(statement)).as(statement).isNotNull();
    }

    assertChainIsWhole(2);
  }

  private void execute(String statement) {
    try (Connection connection = database.source().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void record(int times) {
    for (int time = 0; time < times; time++) {
      database.inTransaction(
          () ->
              evidence
                  .trail()
                  .record(caller("Alice"), AuditAction.POLICY_CHANGED, THING, AuditChange.none()));
    }
  }

  private long connect() {
    return database.inTransaction(
        () ->
            evidence
                .accessHistory()
                .connected(
                    new ConnectionBegan(
                        PersonId.of(ALICE),
                        "Alice",
                        MeetingId.random(),
                        "Monday",
                        UUID.randomUUID(),
                        3,
                        "192.0.2.7",
                        "websocket",
                        "TLSv1.3",
                        "Chromium")));
  }

  private long share() {
    return database.inTransaction(
        () ->
            evidence
                .usageHistory()
                .shareBegan(
                    new ShareBegan(
                        PersonId.of(ALICE),
                        "Alice",
                        MeetingId.random(),
                        "Monday",
                        UUID.randomUUID(),
                        3,
                        "window",
                        "Plan")));
  }

  private HistoryPage<AccessLine> connections() {
    return database.inTransaction(
        () -> evidence.accessHistory().find(auditor(), HistoryQuery.newest(10)));
  }

  private HistoryPage<UsageLine> shares() {
    return database.inTransaction(
        () -> evidence.usageHistory().find(auditor(), HistoryQuery.newest(10)));
  }

  private AuditLine newest() {
    return lines().get(0);
  }

  private List<AuditLine> lines() {
    return find(AuditQuery.newest(500));
  }

  private List<AuditEntry> entries() {
    return database.inNewTransaction(this::entriesInTransaction);
  }

  private List<AuditEntry> entriesInTransaction() {
    return database
        .entityManager()
        .createQuery(
            "select e from AuditEntry e order by e.recordedAt, e.reference.counter",
            AuditEntry.class)
        .getResultList();
  }

  private List<AuditSeal> seals() {
    return database.inNewTransaction(
        () ->
            database
                .entityManager()
                .createQuery("select s from AuditSeal s order by s.sequence", AuditSeal.class)
                .getResultList());
  }

  private void assertChainIsWhole(int length) {
    Map<Object, AuditEntry> entries = new HashMap<>();
    entries().forEach(entry -> entries.put(entry.reference(), entry));
    List<AuditSeal> seals = seals();
    assertThat(seals)
        .extracting(AuditSeal::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, length).boxed().toList());
    assertThat(entries).hasSize(length);
    Optional<AuditSeal> previous = Optional.empty();
    for (AuditSeal seal : seals) {
      AuditEntry entry = entries.get(seal.entry());
      assertThat(entry.isGenuine(evidence.key)).isTrue();
      assertThat(seal.isGenuine(previous, entry, evidence.key)).isTrue();
      previous = Optional.of(seal);
    }
  }

  private static Caller caller(String name) {
    return person(name, SystemRole.SYSTEM_ADMINISTRATOR);
  }

  private static Caller auditor() {
    return person("Alice", SystemRole.AUDITOR);
  }

  private static Caller person(String name, SystemRole role) {
    return person(ALICE, name, role);
  }

  private static Caller person(AccountId account, String name, SystemRole role) {
    return new Caller(
        Optional.of(account),
        name,
        Set.of(role),
        CallerPath.CONSOLE,
        "192.0.2.7",
        Optional.of(SessionId.random()));
  }
}
