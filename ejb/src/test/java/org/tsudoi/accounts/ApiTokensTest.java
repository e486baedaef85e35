package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.shared.SystemRole.AUDITOR;
import static org.tsudoi.shared.SystemRole.MEETING_CREATOR;
import static org.tsudoi.shared.SystemRole.PARTICIPANT;
import static org.tsudoi.shared.SystemRole.SYSTEM_ADMINISTRATOR;
import static org.tsudoi.shared.SystemRole.USER_ADMINISTRATOR;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.accounts.domain.SharedSecret;
import org.tsudoi.accounts.domain.TimeBasedCode;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.HoursInterval;
import org.tsudoi.policies.PermittedHours;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** The life of API tokens without a container. */
@Tag("spec-6.3.1")
class ApiTokensTest {

  private static final String OWN = "Correct-Horse-7";
  private static final String HERE = "192.0.2.7";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeApiTokens store = new FakeApiTokens();
  private final ApiTokenSettings settings = new ApiTokenSettings();
  private AccountsFixture room;
  private ApiTokenService tokens;
  private ApiTokenAdmission admission;

  @BeforeEach
  void open(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    settings.days = 365;
    settings.each = 3;
    settings.calls = 5;
    tokens =
        new ApiTokenService(
            store,
            room.store.accounts(),
            room.proof,
            settings,
            room.audit,
            room.clock,
            room.random);
    admission =
        new ApiTokenAdmission(
            store,
            room.store.accounts(),
            room.keeper,
            new ApiTokenLimits(ticker, settings.calls),
            settings,
            room.audit,
            room.clock);
  }

  private Caller person(String name, SystemRole... roles) {
    room.settled(name, OWN, roles);
    return room.resume(room.signIn(name, OWN)).orElseThrow();
  }

  private CreatedApiToken create(Caller caller, ApiScope... scopes) {
    return tokens.create(
        caller, new NewApiToken("Directory", Set.of(scopes), 90), new Reassurance(OWN, ""));
  }

  private ApiTokenUse use(CreatedApiToken created) {
    return admission.admit(created.token(), HERE);
  }

  private static void refused(ThrowingCallable call, Problem why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(why));
  }

  private void wrong(String token) {
    refused(() -> admission.admit(token, HERE), Problem.NOT_SIGNED_IN);
  }

  @Test
  void carriesNoRoleButThoseThatAScopeLends() {
    Caller hanako = person("hanako", SYSTEM_ADMINISTRATOR);

    ApiTokenUse use = use(create(hanako, ApiScope.USERS_READ, ApiScope.POLICIES_WRITE));

    assertThat(use.caller().roles()).isEmpty();
    assertThat(use.caller().path()).isEqualTo(CallerPath.API_TOKEN);
    assertThat(use.caller().account()).isEqualTo(hanako.account());
    assertThat(use.within(ApiScope.USERS_READ).orElseThrow().roles()).containsExactly(AUDITOR);
    assertThat(use.within(ApiScope.POLICIES_WRITE).orElseThrow().roles())
        .containsExactly(SYSTEM_ADMINISTRATOR);
    assertThat(use.within(ApiScope.AUDIT_READ)).isEmpty();
  }

  @Test
  void isWorthNoMoreThanItsOwnerAtThatTime() {
    Caller hanako = person("hanako", MEETING_CREATOR, PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ, ApiScope.MEETINGS_WRITE);
    assertThat(use(created).within(ApiScope.MEETINGS_WRITE).orElseThrow().roles())
        .containsExactly(MEETING_CREATOR);

    room.accounts.change(
        Caller.system(),
        hanako.account().orElseThrow(),
        new AccountChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Set.of(PARTICIPANT)),
            Optional.empty(),
            Optional.empty()));

    assertThat(use(created).within(ApiScope.MEETINGS_WRITE).orElseThrow().roles()).isEmpty();
    assertThat(use(created).within(ApiScope.MEETINGS_READ).orElseThrow().roles())
        .containsExactly(PARTICIPANT);
  }

  @Test
  void endsAtItsTimeAndNotBefore() {
    CreatedApiToken created = create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ);

    room.clock.advance(Duration.ofDays(90).minusMillis(1));
    assertThat(use(created)).isNotNull();

    room.clock.advance(Duration.ofMillis(1));
    wrong(created.token());
    assertThat(room.audit.lines)
        .contains("anonymous API_TOKEN_REFUSED Directory refused NOT_SIGNED_IN");
  }

  @Test
  void endsAtOnceWhenItIsRevoked() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);

    ApiTokenView ended = tokens.revokeOwn(hanako, created.view().id());

    assertThat(ended.state()).isEqualTo(ApiTokenState.REVOKED);
    assertThat(ended.revokedBy()).isEqualTo("Name of hanako");
    wrong(created.token());
    assertThat(room.audit.lines).contains("Name of hanako API_TOKEN_REVOKED Directory");
    tokens.revokeOwn(hanako, created.view().id());
    assertThat(room.audit.lines.stream().filter(line -> line.contains("API_TOKEN_REVOKED")))
        .hasSize(1);
  }

  @Test
  void doesNotWorkWhileItsOwnerMayNotUseTheServer() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);

    room.accounts.disable(Caller.system(), hanako.account().orElseThrow());
    wrong(created.token());
    room.accounts.enable(Caller.system(), hanako.account().orElseThrow());
    assertThat(use(created)).isNotNull();
    room.accounts.delete(Caller.system(), hanako.account().orElseThrow());
    wrong(created.token());
  }

  @Test
  void outlivesANewPasswordAndWaitsForOneThatIsDemanded() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);

    room.signIn.changePassword(hanako, OWN, "Another-Horse-8");
    assertThat(use(created).caller().duty()).isEmpty();

    room.accounts.resetPassword(Caller.system(), hanako.account().orElseThrow());
    assertThat(use(created).caller().duty()).contains(Duty.PASSWORD_CHANGE);
  }

  @Test
  void waitsForTheSecondFactorThatARoleMustHave() {
    CreatedApiToken created = create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ);

    room.policies.secondFactor = new SecondFactorRule(true, Set.of(PARTICIPANT));

    assertThat(use(created).caller().duty()).contains(Duty.SECOND_FACTOR);
  }

  @Test
  void restsOutsideThePermittedHoursWithoutCountingAsWrong() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);
    GroupId office = room.groups.create(Caller.system(), new GroupDraft("Office", "")).id();
    room.groups.add(Caller.system(), office, hanako.account().orElseThrow());
    LocalTime now = LocalTime.ofInstant(room.clock.instant(), ZoneOffset.UTC);
    HoursInterval over =
        new HoursInterval(EnumSet.allOf(DayOfWeek.class), now.minusHours(2), now.minusHours(1));
    PermittedHours hours = new PermittedHours(ZoneOffset.UTC, List.of(over));
    room.groupPolicies.save(
        Caller.system(),
        office,
        new RuleDraft<>(0, "", new GroupRules(Optional.empty(), Optional.empty(), hours)));

    for (int call = 0; call < 50; call++) {
      refused(() -> admission.admit(created.token(), HERE), Problem.OUTSIDE_HOURS);
    }

    room.groups.remove(Caller.system(), office, hanako.account().orElseThrow());
    assertThat(use(created)).isNotNull();
  }

  @Test
  void refusesWhatIsNoTokenWithoutAskingTheDatabase() {
    String token = create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ).token();
    int before = store.lookUps;

    List.of(
            token.substring(0, token.length() - 1),
            token + "x",
            token.toUpperCase(Locale.ROOT),
            token.substring(0, 59) + (token.endsWith("0") ? "1" : "0"),
            "tsudoi_pat_")
        .forEach(this::wrong);

    assertThat(store.lookUps).isEqualTo(before);
    assertThat(room.audit.lines).endsWith("counted API_TOKEN_REFUSED refused NOT_SIGNED_IN");
  }

  @Test
  @Tag("A-18")
  void looksNoMoreForWrongOnesFromAnAddressThatShowedMany() {
    CreatedApiToken right = create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ);
    use(right);
    for (int i = 0; i < ApiTokenLimits.WRONG_IN_A_MINUTE; i++) {
      wrong("tsudoi_pat_" + i);
    }

    refused(() -> admission.admit("tsudoi_pat_x", HERE), Problem.TOO_MANY_REQUESTS);
    assertThat(use(right)).isNotNull();
  }

  @Test
  void makesNoMoreCallsInAMinuteThanItMay() {
    CreatedApiToken created = create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ);
    for (int i = 0; i < settings.calls; i++) {
      use(created);
    }

    refused(() -> use(created), Problem.TOO_MANY_REQUESTS);

    ticker.advance(Duration.ofMinutes(1));
    assertThat(use(created)).isNotNull();
  }

  @Test
  void isSwitchedOffByTheSettings() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);

    settings.days = 0;

    wrong(created.token());
    refused(() -> create(hanako, ApiScope.MEETINGS_READ), Problem.INVALID_VALUE);
  }

  @Test
  void isMadeOnlyWithThePasswordOnceMore() {
    Caller hanako = person("hanako", PARTICIPANT);
    NewApiToken wanted = new NewApiToken("Directory", Set.of(ApiScope.MEETINGS_READ), 1);

    refused(
        () -> tokens.create(hanako, wanted, new Reassurance("wrong", "")), Problem.SIGN_IN_FAILED);

    assertThat(store.tokens).isEmpty();
    assertThat(room.audit.lines)
        .endsWith("Name of hanako API_TOKEN_CREATED hanako refused SIGN_IN_FAILED");
  }

  @Test
  void isMadeOnlyWithACodeWhereThereIsASecondFactor() {
    Caller hanako = person("hanako", PARTICIPANT);
    SharedSecret secret = new SharedSecret(room.secondFactor.begin(hanako).secret());
    room.secondFactor.confirm(hanako, new Reassurance(OWN, code(secret)));
    room.clock.advance(Duration.ofSeconds(30));
    NewApiToken wanted = new NewApiToken("Directory", Set.of(ApiScope.MEETINGS_READ), 1);

    assertThat(tokens.offer(hanako).code()).isTrue();
    refused(
        () -> tokens.create(hanako, wanted, new Reassurance(OWN, "")), Problem.SECOND_FACTOR_WRONG);
    assertThat(tokens.create(hanako, wanted, new Reassurance(OWN, code(secret)))).isNotNull();
  }

  private String code(SharedSecret secret) {
    return TimeBasedCode.of(secret, TimeBasedCode.stepAt(room.clock.instant()));
  }

  @Test
  void isNotMadeByAToken() {
    Caller hanako = person("hanako", PARTICIPANT);
    Caller byToken =
        use(create(hanako, ApiScope.MEETINGS_READ)).within(ApiScope.MEETINGS_READ).orElseThrow();

    refused(() -> create(byToken, ApiScope.MEETINGS_READ), Problem.FORBIDDEN);
  }

  @Test
  void hasScopesThatItsOwnerHasAUseForAndABoundedLife() {
    Caller hanako = person("hanako", PARTICIPANT);

    refused(() -> create(hanako, ApiScope.USERS_READ), Problem.INVALID_VALUE);
    refused(() -> create(hanako), Problem.INVALID_VALUE);
    for (int days : List.of(0, -1, 366)) {
      refused(
          () ->
              tokens.create(
                  hanako,
                  new NewApiToken("Directory", Set.of(ApiScope.MEETINGS_READ), days),
                  new Reassurance(OWN, "")),
          Problem.INVALID_VALUE);
    }
    for (String name : List.of("", " ", "a\nb", "x".repeat(101))) {
      refused(
          () ->
              tokens.create(
                  hanako,
                  new NewApiToken(name, Set.of(ApiScope.MEETINGS_READ), 1),
                  new Reassurance(OWN, "")),
          Problem.INVALID_VALUE);
    }
  }

  @Test
  void isOneOfAFew() {
    Caller hanako = person("hanako", PARTICIPANT);
    CreatedApiToken first = create(hanako, ApiScope.MEETINGS_READ);
    create(hanako, ApiScope.MEETINGS_READ);
    create(hanako, ApiScope.MEETINGS_READ);

    refused(() -> create(hanako, ApiScope.MEETINGS_READ), Problem.CONFLICT);

    tokens.revokeOwn(hanako, first.view().id());
    assertThat(create(hanako, ApiScope.MEETINGS_READ)).isNotNull();
  }

  @Test
  void isRevokedByAdministratorsButNotUpwards() {
    Caller chief = person("chief", SYSTEM_ADMINISTRATOR);
    Caller keeper = person("keeper", USER_ADMINISTRATOR);
    Caller hanako = person("hanako", PARTICIPANT);
    ApiTokenId ofChief = create(chief, ApiScope.AUDIT_READ).view().id();
    ApiTokenId ofHanako = create(hanako, ApiScope.MEETINGS_READ).view().id();

    refused(() -> tokens.revokeOwn(hanako, ofChief), Problem.NOT_FOUND);
    refused(() -> tokens.revoke(keeper, ofChief), Problem.FORBIDDEN);
    assertThat(tokens.revoke(keeper, ofHanako).state()).isEqualTo(ApiTokenState.REVOKED);
    assertThat(
            tokens
                .find(
                    keeper,
                    new ApiTokenQuery(
                        "", Optional.of(ApiTokenState.ACTIVE), Optional.empty(), 0, 50))
                .rows())
        .singleElement()
        .matches(token -> token.id().equals(ofChief) && !token.revocable());
    assertThat(tokens.revoke(chief, ofChief).state()).isEqualTo(ApiTokenState.REVOKED);
  }

  @Test
  void touchesNobodyWhoKeepsOthers() {
    Caller byToken =
        use(create(person("keeper", USER_ADMINISTRATOR), ApiScope.USERS_WRITE))
            .within(ApiScope.USERS_WRITE)
            .orElseThrow();
    Caller auditor = person("auditor", AUDITOR);

    for (SystemRole role : List.of(SYSTEM_ADMINISTRATOR, USER_ADMINISTRATOR, AUDITOR)) {
      refused(
          () ->
              room.accounts.create(
                  byToken, new NewAccount("newcomer", "X", "", "", Set.of(role), "en")),
          Problem.FORBIDDEN);
    }
    refused(
        () -> room.accounts.disable(byToken, auditor.account().orElseThrow()), Problem.FORBIDDEN);
    assertThat(
            room.accounts.create(
                byToken, new NewAccount("somebody", "Y", "", "", Set.of(PARTICIPANT), "en")))
        .isNotNull();
  }

  @Test
  @Tag("spec-6.3.4")
  void leavesAnEntryForEachCall() {
    ApiTokenUse use = use(create(person("hanako", PARTICIPANT), ApiScope.MEETINGS_READ));

    admission.called(use, new ApiCall("GET /meetings", "meetings", 200, Optional.empty()));
    admission.called(
        use, new ApiCall("GET /users", "users", 403, Optional.of(Problem.SCOPE_MISSING)));

    assertThat(room.audit.lines)
        .endsWith(
            "Name of hanako API_CALLED Directory",
            "Name of hanako API_CALLED Directory refused SCOPE_MISSING");
    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).after())
        .containsEntry("operation", "GET /users")
        .containsEntry("status", "403");
  }

  @Test
  void showsTheSecretOnlyOnce() {
    Caller hanako = person("hanako", PARTICIPANT);

    CreatedApiToken created = create(hanako, ApiScope.MEETINGS_READ);

    assertThat(created.toString()).doesNotContain(created.token());
    assertThat(tokens.own(hanako).toString()).doesNotContain(created.token());
    assertThat(room.audit.lines.toString() + room.audit.changes)
        .doesNotContain(created.token())
        .doesNotContain(store.tokens.get(0).tokenHash());
  }
}
