package org.tsudoi.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.devices.domain.Challenge;
import org.tsudoi.devices.store.DeviceStores;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.GroupRulesChanging;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PermittedHours;
import org.tsudoi.policies.PolicyChanging;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** The whole room on either database: the real migrations, entities and locks. */
@Tag("spec-6.3.1")
abstract class DevicesStoreTest {

  private static final String MAC = "02:00:5e:10:00:01";

  private TestDatabase database;
  private DevicesFixture room;
  private Caller hanako;
  private Caller chief;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    room = new DevicesFixture(DeviceStores.on(database));
    hanako = room.person(account("hanako"), "hanako", SystemRole.PARTICIPANT);
    chief = room.person(account("chief"), "chief", SystemRole.SYSTEM_ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A row that the foreign keys can point at. */
  private AccountId account(String loginName) {
    AccountId id = AccountId.random();
    database.inNewTransaction(
        () ->
            database
                .entityManager()
                .createNativeQuery(
                    "insert into account (id, login_name, display_name, kana, email, department,"
                        + " language, state, password_hash, password_changed_at, account_version,"
                        + " created_at) values ('%s', '%s', 'x', '', '', '', 'en', 'ACTIVE', 'x',"
                            .formatted(id, loginName)
                        + " current_timestamp, 1, current_timestamp)")
                .executeUpdate());
    return id;
  }

  private <T> T tx(Supplier<T> work) {
    return database.inNewTransaction(work);
  }

  private DeviceView enrolMac(Caller caller, String... macs) {
    NewDevice wanted = new NewDevice("PC 7 の 𠮷", List.of(macs), "", SignedChallenge.NONE);
    return tx(() -> room.service.enrol(caller, wanted));
  }

  private DeviceView enrolKey(Caller caller, TestDevice device, String... macs) {
    IssuedChallenge issued = tx(() -> room.issue(DevicePurpose.ENROL));
    String name = room.owner(caller).loginName();
    return tx(() -> room.service.enrol(caller, device.asNew(name, issued, macs)));
  }

  private DeviceView approve(DeviceView device) {
    return tx(() -> room.service.approve(chief, device.id()));
  }

  private static DeviceClaim macs(String... macs) {
    return new DeviceClaim(List.of(macs), "", SignedChallenge.NONE);
  }

  private DeviceClaim claim(TestDevice device, String... macs) {
    return device.claim("hanako", tx(() -> room.issue(DevicePurpose.SIGN_IN)), macs);
  }

  private Optional<DeviceId> signIn(DeviceClaim claim) {
    PresentedDevice presented = tx(() -> room.check.present(room.owner(hanako), claim));
    AccountId self = hanako.account().orElseThrow();
    return tx(() -> room.check.admit(self, presented, DevicesFixture.OFFICE));
  }

  private static Problem refusal(Callable<?> work) {
    try {
      Object done = work.call();
      throw new AssertionError("done: " + done);
    } catch (RefusedException refused) {
      return refused.problem();
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }

  @Test
  void keepsEverythingThatIsKnownOfADevice() {
    TestDevice notebook = new TestDevice();
    DeviceView enrolled = enrolKey(hanako, notebook, "02-00-5E-10-00-02", MAC);
    DeviceView approved = approve(enrolled);
    room.policy = DeviceRule.BOTH_REQUIRED;
    signIn(claim(notebook, MAC));

    DeviceView kept = tx(() -> room.service.own(hanako)).get(0);

    assertThat(kept.macs()).containsExactly(MAC, "02:00:5e:10:00:02");
    assertThat(kept.keyId()).contains(notebook.keyId());
    assertThat(kept.state()).isEqualTo(DeviceState.APPROVED);
    assertThat(kept.enrolmentCode()).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    assertThat(kept.enrolled().by()).isEqualTo("Name of hanako");
    assertThat(kept.approved().orElseThrow().by()).isEqualTo("Name of chief");
    assertThat(kept.approved()).isEqualTo(approved.approved());
    assertThat(kept.lastUsedAt()).contains(room.clock.instant());
    assertThat(kept.lastUsedAddress()).isEqualTo(DevicesFixture.OFFICE);
    assertThat(room.audited)
        .containsExactly("Name of hanako DEVICE_ENROLLED", "Name of chief DEVICE_APPROVED");
  }

  @Test
  void asksWhatTheRuleAsks() {
    TestDevice notebook = new TestDevice();
    DeviceView device = approve(enrolKey(hanako, notebook, MAC));

    room.policy = DeviceRule.OFF;
    assertThat(signIn(DeviceClaim.NONE)).isEmpty();
    assertThat(signIn(macs("0200.5e10.0001"))).contains(device.id());
    room.policy = DeviceRule.MAC_REQUIRED;
    assertThat(signIn(macs("02:00:5e:10:00:09", MAC))).contains(device.id());
    assertThat(refusal(() -> signIn(DeviceClaim.NONE))).isEqualTo(Problem.DEVICE_MAC_REQUIRED);
    assertThat(refusal(() -> signIn(macs("rubbish")))).isEqualTo(Problem.DEVICE_MAC_REQUIRED);
    assertThat(refusal(() -> signIn(macs("02:00:5e:10:00:09")))).isEqualTo(Problem.DEVICE_UNKNOWN);
    room.policy = DeviceRule.KEY_REQUIRED;
    assertThat(signIn(claim(notebook))).contains(device.id());
    assertThat(refusal(() -> signIn(macs(MAC)))).isEqualTo(Problem.DEVICE_UNKNOWN);
    room.policy = DeviceRule.BOTH_REQUIRED;
    assertThat(signIn(claim(notebook, MAC))).contains(device.id());
    assertThat(refusal(() -> signIn(claim(notebook)))).isEqualTo(Problem.DEVICE_MAC_REQUIRED);
    assertThat(refusal(() -> signIn(macs(MAC)))).isEqualTo(Problem.DEVICE_UNKNOWN);
  }

  @Test
  void wantsAddressAndKeyOfOneDevice() {
    TestDevice notebook = new TestDevice();
    approve(enrolKey(hanako, notebook));
    approve(enrolMac(hanako, MAC));
    room.policy = DeviceRule.BOTH_REQUIRED;

    assertThat(refusal(() -> signIn(claim(notebook, MAC)))).isEqualTo(Problem.DEVICE_UNKNOWN);
  }

  @Test
  void takesNoDeviceThatWaitsIsRevokedOrSomebodyElseS() {
    room.policy = DeviceRule.MAC_REQUIRED;
    approve(enrolMac(chief, MAC));
    assertThat(refusal(() -> signIn(macs(MAC)))).isEqualTo(Problem.DEVICE_UNKNOWN);

    DeviceView device = enrolMac(hanako, MAC);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> signIn(macs(MAC)))
        .satisfies(
            refused -> {
              assertThat(refused.problem()).isEqualTo(Problem.DEVICE_NOT_APPROVED);
              assertThat(refused.detail()).contains(device.enrolmentCode());
            });

    approve(device);
    tx(() -> room.service.revokeOwn(hanako, device.id()));
    assertThat(room.revoked.fired()).containsExactly(new DeviceRevoked(device.id()));
    assertThat(refusal(() -> signIn(macs(MAC)))).isEqualTo(Problem.DEVICE_UNKNOWN);
    assertThat(refusal(() -> approve(device))).isEqualTo(Problem.CONFLICT);
  }

  @Test
  void takesAChallengeOnceForItsPurposeItsServerItsPersonAndAMinute() {
    TestDevice notebook = new TestDevice();
    approve(enrolKey(hanako, notebook));
    room.policy = DeviceRule.KEY_REQUIRED;
    DeviceClaim used = claim(notebook);
    signIn(used);
    IssuedChallenge forEnrolling = tx(() -> room.issue(DevicePurpose.ENROL));
    IssuedChallenge fresh = tx(() -> room.issue(DevicePurpose.SIGN_IN));
    SignedChallenge elsewhere =
        new SignedChallenge(fresh.challenge(), claim(notebook).signed().signature(), "https://x");
    DeviceClaim late = claim(notebook);

    assertThat(refusal(() -> signIn(used))).isEqualTo(Problem.DEVICE_UNKNOWN);
    assertThat(refusal(() -> signIn(notebook.claim("hanako", forEnrolling))))
        .isEqualTo(Problem.DEVICE_UNKNOWN);
    assertThat(refusal(() -> signIn(new DeviceClaim(List.of(), notebook.keyId(), elsewhere))))
        .isEqualTo(Problem.DEVICE_UNKNOWN);
    assertThat(refusal(() -> signIn(notebook.claim("chief", fresh))))
        .isEqualTo(Problem.DEVICE_UNKNOWN);
    assertThat(
            refusal(
                () ->
                    signIn(
                        notebook.claim(
                            "hanako",
                            new IssuedChallenge(
                                "made-up", DevicesFixture.SERVER, room.clock.instant())))))
        .isEqualTo(Problem.DEVICE_UNKNOWN);
    room.clock.advance(Challenge.LIFETIME);
    assertThat(refusal(() -> signIn(late))).isEqualTo(Problem.DEVICE_UNKNOWN);
  }

  @Test
  void letsOneOfTwoInWhoUseOneChallengeTogether() throws Exception {
    TestDevice notebook = new TestDevice();
    approve(enrolKey(hanako, notebook));
    room.policy = DeviceRule.KEY_REQUIRED;
    DeviceClaim claim = claim(notebook);

    assertThat(twice(() -> signIn(claim).isPresent())).containsExactlyInAnyOrder(true, false);
  }

  private static List<Boolean> twice(Callable<Boolean> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both =
          Stream.generate(() -> threads.submit(() -> isDone(start, work))).limit(2).toList();
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isDone(CyclicBarrier start, Callable<Boolean> work) throws Exception {
    start.await();
    try {
      return work.call();
    } catch (RefusedException refused) {
      assertThat(refused.problem()).isEqualTo(Problem.DEVICE_UNKNOWN);
      return false;
    }
  }

  @Test
  void takesAnEnrolmentOnlyWithTheKeyInHand() {
    TestDevice notebook = new TestDevice();
    IssuedChallenge issued = tx(() -> room.issue(DevicePurpose.ENROL));
    NewDevice ofSomebodyElse = notebook.asNew("chief", issued);
    NewDevice unsigned = new NewDevice("x", List.of(), notebook.publicKey(), SignedChallenge.NONE);

    assertThat(refusal(() -> tx(() -> room.service.enrol(hanako, ofSomebodyElse))))
        .isEqualTo(Problem.INVALID_VALUE);
    assertThat(refusal(() -> tx(() -> room.service.enrol(hanako, unsigned))))
        .isEqualTo(Problem.INVALID_VALUE);
    assertThat(tx(() -> room.service.own(hanako))).isEmpty();
  }

  @Test
  void doesNotTakeTheSameDeviceTwiceNorMoreThanTwenty() {
    DeviceView first = enrolMac(hanako, MAC);
    assertThat(enrolMac(hanako, "02005E100001").id()).isEqualTo(first.id());
    TestDevice notebook = new TestDevice();
    enrolKey(hanako, notebook);
    assertThat(refusal(() -> enrolKey(hanako, notebook, MAC))).isEqualTo(Problem.CONFLICT);

    for (int i = 2; i < DeviceEnrolment.MOST_OF_A_PERSON; i++) {
      enrolMac(hanako, "02:00:5e:20:00:%02x".formatted(i));
    }
    assertThat(refusal(() -> enrolMac(hanako, "02:00:5e:30:00:01"))).isEqualTo(Problem.CONFLICT);
    tx(() -> room.service.revokeOwn(hanako, first.id()));
    enrolMac(hanako, "02:00:5e:30:00:01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb"})
  void refusesANameThatIsNone(String name) {
    NewDevice wanted = new NewDevice(name, List.of(MAC), "", SignedChallenge.NONE);

    assertThat(refusal(() -> tx(() -> room.service.enrol(hanako, wanted))))
        .isEqualTo(Problem.INVALID_VALUE);
  }

  @Test
  void findsByAnyPartAndByAddressInAnyNotation() {
    DeviceView pc = enrolMac(hanako, MAC);
    DeviceView notebook = approve(enrolKey(chief, new TestDevice()));

    assertThat(ids("", null)).containsExactlyInAnyOrder(pc.id(), notebook.id());
    assertThat(ids("HANA", null)).containsExactly(pc.id());
    assertThat(ids("note", null)).containsExactly(notebook.id());
    assertThat(ids("0200.5E10.0001", null)).containsExactly(pc.id());
    assertThat(ids(pc.enrolmentCode().toLowerCase(Locale.ROOT), null)).containsExactly(pc.id());
    assertThat(ids("%", null)).isEmpty();
    assertThat(ids("' or '1'='1", null)).isEmpty();
    assertThat(ids("", DeviceState.APPROVED)).containsExactly(notebook.id());
    assertThat(ids("hanako", DeviceState.REVOKED)).isEmpty();
  }

  private List<DeviceId> ids(String text, DeviceState state) {
    DeviceQuery query = new DeviceQuery(text, Optional.ofNullable(state), Optional.empty(), 0, 50);
    DevicePage page = tx(() -> room.service.find(chief, query));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows().stream().map(DeviceView::id).toList();
  }

  @Test
  void oneSOwnRuleCountsBeforeThePolicy() {
    AccountId self = hanako.account().orElseThrow();
    room.policy = DeviceRule.BOTH_REQUIRED;

    assertThat(tx(() -> room.service.setRule(chief, self, Optional.of(DeviceRule.OFF))))
        .isEqualTo(new DeviceRuleView(Optional.of(DeviceRule.OFF), DeviceRule.OFF));
    assertThat(signIn(DeviceClaim.NONE)).isEmpty();
    tx(() -> room.service.setRule(chief, self, Optional.of(DeviceRule.MAC_REQUIRED)));
    assertThat(tx(() -> room.service.rule(chief, self)).effective())
        .isEqualTo(DeviceRule.MAC_REQUIRED);
    assertThat(tx(() -> room.service.setRule(chief, self, Optional.empty())).effective())
        .isEqualTo(DeviceRule.BOTH_REQUIRED);
    assertThat(room.audited).hasSize(3).allMatch(line -> line.endsWith("DEVICE_RULE_CHANGED"));
  }

  @Test
  void forgetsAllDevicesOfAPersonAndThePersonsOwnRule() {
    AccountId person = hanako.account().orElseThrow();
    enrolMac(hanako, "02-00-5e-00-53-01");
    enrolMac(hanako, "02-00-5e-00-53-02", "02-00-5e-00-53-03");
    enrolMac(chief, "02-00-5e-00-53-04");
    tx(() -> room.service.setRule(chief, person, Optional.of(DeviceRule.MAC_REQUIRED)));

    tx(
        () -> {
          room.service.forget(chief, person);
          return null;
        });

    assertThat(tx(() -> room.service.own(hanako))).isEmpty();
    assertThat(tx(() -> room.service.ownRule(hanako)).own()).isEmpty();
    assertThat(tx(() -> room.service.own(chief))).hasSize(1);
  }

  @Test
  void letsNobodyLockThemselvesOut() {
    AccountId self = chief.account().orElseThrow();
    PasswordRules passwords = PasswordRules.modern();
    MeetingDefaults meetings = new MeetingDefaults(OptionRule.DEFAULT_ON, 100);
    PolicyChanging change =
        new PolicyChanging(
            chief,
            new PolicyValues(passwords, meetings),
            new PolicyValues(passwords, meetings, DeviceRule.MAC_REQUIRED));

    assertThat(refusal(() -> tx(() -> watched(change)))).isEqualTo(Problem.WOULD_LOCK_OUT);
    assertThat(
            refusal(
                () ->
                    tx(
                        () ->
                            room.service.setRule(
                                chief, self, Optional.of(DeviceRule.MAC_REQUIRED)))))
        .isEqualTo(Problem.WOULD_LOCK_OUT);
    DeviceView pc = enrolMac(chief, MAC);
    assertThat(refusal(() -> tx(() -> watched(change)))).isEqualTo(Problem.WOULD_LOCK_OUT);
    approve(pc);
    assertThat(tx(() -> watched(change))).isTrue();
  }

  private boolean watched(PolicyChanging change) {
    room.lockout.watch(change);
    return true;
  }

  @Test
  void asksMembersForWhatTheStrictestOfTheirGroupsAsks() {
    GroupId board = GroupId.random();
    GroupId sales = GroupId.random();
    AccountId self = hanako.account().orElseThrow();
    room.policy = DeviceRule.BOTH_REQUIRED;
    room.groupRules.put(board, DeviceRule.OFF);

    room.groups.put(self, Set.of(board, GroupId.random()));
    assertThat(tx(() -> room.check.ruleOf(self))).isEqualTo(DeviceRule.OFF);
    room.groupRules.put(sales, DeviceRule.MAC_REQUIRED);
    room.groups.put(self, Set.of(board, sales));
    assertThat(tx(() -> room.check.ruleOf(self))).isEqualTo(DeviceRule.MAC_REQUIRED);
    room.groups.clear();
    assertThat(tx(() -> room.check.ruleOf(self))).isEqualTo(DeviceRule.BOTH_REQUIRED);
  }

  @Test
  void letsNobodyPutARuleInForceForTheirGroupThatKeepsThemselvesOut() {
    GroupId board = GroupId.random();
    GroupRules keys =
        new GroupRules(
            Optional.empty(), Optional.of(DeviceRule.KEY_REQUIRED), PermittedHours.ALWAYS);
    GroupRulesChanging change = new GroupRulesChanging(chief, board, GroupRules.NONE, keys);

    assertThat(tx(() -> isAdmitted(change))).as("not in the group").isTrue();
    room.groups.put(chief.account().orElseThrow(), Set.of(board));
    assertThat(refusal(() -> tx(() -> isAdmitted(change)))).isEqualTo(Problem.WOULD_LOCK_OUT);
  }

  private boolean isAdmitted(GroupRulesChanging change) {
    room.lockout.watch(change);
    return true;
  }

  @Test
  void letsAUserAdministratorNearNoSystemAdministrator() {
    Caller keeper = room.person(account("keeper"), "keeper", SystemRole.USER_ADMINISTRATOR);
    DeviceView pc = enrolMac(chief, MAC);
    AccountId self = chief.account().orElseThrow();

    assertThat(refusal(() -> tx(() -> room.service.approve(keeper, pc.id()))))
        .isEqualTo(Problem.FORBIDDEN);
    assertThat(refusal(() -> tx(() -> room.service.revoke(keeper, pc.id()))))
        .isEqualTo(Problem.FORBIDDEN);
    assertThat(
            refusal(
                () -> tx(() -> room.service.setRule(keeper, self, Optional.of(DeviceRule.OFF)))))
        .isEqualTo(Problem.FORBIDDEN);
    assertThat(refusal(() -> tx(() -> room.service.revokeOwn(hanako, pc.id()))))
        .isEqualTo(Problem.NOT_FOUND);
  }

  @Test
  void boundsTheChallengesOfOneAddress() {
    for (int i = 0; i < ChallengeDesk.MOST_OF_AN_ADDRESS; i++) {
      tx(() -> room.issue(DevicePurpose.SIGN_IN));
    }
    assertThat(refusal(() -> tx(() -> room.issue(DevicePurpose.SIGN_IN))))
        .isEqualTo(Problem.TOO_MANY_REQUESTS);
    assertThat(
            tx(
                () ->
                    room.challenges.issue(
                        DevicePurpose.SIGN_IN, DevicesFixture.SERVER, "198.51.100.9")))
        .isNotNull();
    room.clock.advance(Challenge.LIFETIME);
    database.inNewTransaction(() -> room.challenges.sweep());
    tx(() -> room.issue(DevicePurpose.SIGN_IN));
  }
}
