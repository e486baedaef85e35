package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
class PolicyServiceTest {

  private final FakeStoredVersions versions = new FakeStoredVersions();
  private final PoliciesFixture room = new PoliciesFixture(versions);

  private static void refused(Problem why, String field, Runnable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call::run)
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(why);
              assertThat(refusal.field()).isEqualTo(Optional.ofNullable(field));
            });
  }

  @Test
  void theSettingsAreInForceUntilSomebodySavesAVersion() {
    RuleVersion<PolicyValues> current = room.policies.current(PoliciesFixture.CHIEF);

    assertThat(current.number()).isZero();
    assertThat(current.changedAt()).isEmpty();
    assertThat(room.policies.passwords().rules())
        .isEqualTo(new PasswordRules(8, true, true, true, 0, 5, 0));
    assertThat(room.policies.meetings()).isEqualTo(new MeetingDefaults(OptionRule.DEFAULT_ON, 100));
    assertThat(room.policies.versions(PoliciesFixture.CHIEF, 0, 50).total()).isZero();
  }

  @Test
  void aSavedVersionIsInForceAtOnceAndSaysWhoAndWhy() {
    room.clock.advance(Duration.ofHours(1));

    RuleVersion<PolicyValues> saved = room.save(0, " After the audit ", PoliciesFixture.STRICT);

    assertThat(saved.number()).isEqualTo(2);
    assertThat(saved.changedAt()).contains(room.clock.instant());
    assertThat(saved.changedBy()).isEqualTo(PoliciesFixture.CHIEF.account());
    assertThat(saved.changedByName()).isEqualTo("Kana Mori");
    assertThat(saved.comment()).isEqualTo("After the audit");
    assertThat(room.policies.passwords().rules()).isEqualTo(PasswordRules.classic());
    assertThat(room.policies.meetings().capacity()).isEqualTo(50);
    assertThat(versions.newest("POLICY", "").orElseThrow().author().name())
        .isEqualTo("sealed Kana Mori");
  }

  @Test
  @Tag("spec-6.3.4")
  void recordsWhatChangedFromWhatToWhat() {
    PolicyValues before = room.policies.current(PoliciesFixture.CHIEF).rules();
    PasswordRules longer = new PasswordRules(12, true, true, true, 0, 5, 0);

    room.save(0, "Longer", new PolicyValues(longer, before.meetings()));

    assertThat(room.audited).containsExactly("Kana Mori POLICY_CHANGED policy 2");
    assertThat(room.changes.get(0).before()).isEqualTo(Map.of("minimumLength", "8"));
    assertThat(room.changes.get(0).after())
        .isEqualTo(Map.of("minimumLength", "12", "comment", "Longer"));
  }

  @Test
  void theFirstVersionKeepsWhatTheSettingsSaid() {
    PolicyValues settings = room.policies.current(PoliciesFixture.CHIEF).rules();

    room.save(0, "", PoliciesFixture.STRICT);

    RuleVersion<PolicyValues> first = room.policies.version(PoliciesFixture.CHIEF, 1);
    assertThat(first.rules()).isEqualTo(settings);
    assertThat(first.changedBy()).isEmpty();
    assertThat(room.policies.versions(PoliciesFixture.CHIEF, 0, 50).rows())
        .extracting(RuleVersion::number)
        .containsExactly(2L, 1L);
  }

  @Test
  void anOldVersionIsRestoredAsANewOne() {
    PolicyValues settings = room.policies.current(PoliciesFixture.CHIEF).rules();
    room.save(0, "", PoliciesFixture.STRICT);

    RuleVersion<PolicyValues> restored = room.save(2, "As before", settings);

    assertThat(restored.number()).isEqualTo(3);
    assertThat(room.policies.current(PoliciesFixture.CHIEF).rules()).isEqualTo(settings);
    assertThat(room.policies.version(PoliciesFixture.CHIEF, 2).rules())
        .isEqualTo(PoliciesFixture.STRICT);
  }

  @Test
  void whatSaysTheSameMakesNoVersion() {
    room.save(0, "", PoliciesFixture.STRICT);

    RuleVersion<PolicyValues> again = room.save(2, "Again", PoliciesFixture.STRICT);

    assertThat(again.number()).isEqualTo(2);
    assertThat(room.audited).hasSize(1);
  }

  @Test
  void refusesADraftOfAVersionThatIsNotInForceAnyMore() {
    PolicyValues settings = room.policies.current(PoliciesFixture.CHIEF).rules();
    room.save(0, "", PoliciesFixture.STRICT);

    refused(Problem.CONFLICT, "base", () -> room.save(0, "", settings));
    refused(Problem.CONFLICT, "base", () -> room.save(1, "", settings));
    assertThat(room.audited).hasSize(1);
  }

  @Test
  void refusesTheLaterOfTwoThatAreSavedAtTheSameMoment() {
    PolicyValues other =
        new PolicyValues(PasswordRules.modern(), PoliciesFixture.STRICT.meetings());
    versions.beforeAdding = () -> room.save(0, "", other);

    refused(Problem.CONFLICT, null, () -> room.save(0, "", PoliciesFixture.STRICT));

    assertThat(room.policies.passwords().rules()).isEqualTo(PasswordRules.modern());
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0, 0, 0, minimumLength",
    "65, 0, 0, 0, minimumLength",
    "8, -1, 0, 0, lifetimeDays",
    "8, 36501, 0, 0, lifetimeDays",
    "8, 0, 25, 0, generations",
    "8, 0, -1, 0, generations",
    "8, 0, 0, 721, minimumAgeHours",
    "8, 0, 0, -1, minimumAgeHours",
    "8, 2, 0, 48, minimumAgeHours"
  })
  void refusesWhatIsOutOfRangeAndNamesIt(
      int length, int lifetime, int generations, int minimumAge, String field) {
    PasswordRules rules =
        new PasswordRules(length, true, true, true, lifetime, generations, minimumAge);
    PolicyValues values = new PolicyValues(rules, PoliciesFixture.STRICT.meetings());

    refused(Problem.INVALID_VALUE, "passwords." + field, () -> room.save(0, "", values));
  }

  @Test
  void refusesACommentThatIsTooLong() {
    String longest = "𠮷".repeat(200);

    assertThat(room.save(0, longest, PoliciesFixture.STRICT).comment()).isEqualTo(longest);
    refused(
        Problem.INVALID_VALUE,
        "comment",
        () -> room.save(2, longest + "x", PoliciesFixture.STRICT));
  }

  @Test
  void admitsTheProfiles() {
    PolicyValues modern =
        new PolicyValues(PasswordRules.modern(), PoliciesFixture.STRICT.meetings());

    assertThat(room.save(0, "", PoliciesFixture.STRICT).number()).isEqualTo(2);
    assertThat(room.save(2, "", modern).number()).isEqualTo(3);
  }

  @Test
  void knowsNoVersionThatWasNeverSaved() {
    refused(Problem.NOT_FOUND, null, () -> room.policies.version(PoliciesFixture.CHIEF, 1));
  }
}
