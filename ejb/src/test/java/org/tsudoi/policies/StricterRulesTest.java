package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tsudoi.shared.GroupId;

/** The rules of several groups together: never weaker than each, and never stricter than needed. */
@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
class StricterRulesTest {

  private static final Instant CHOSEN = Instant.parse("2030-04-01T00:00:00Z");

  @Provide
  Arbitrary<PasswordRules> rules() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Integer> lifetime =
        Arbitraries.integers()
            .between(0, PasswordRules.MOST_LIFETIME_DAYS)
            .edgeCases(cases -> cases.add(0, 1, 30));
    return Combinators.combine(
            Arbitraries.integers().between(PasswordRules.LEAST_LENGTH, PasswordRules.MOST_LENGTH),
            flag,
            flag,
            flag,
            lifetime,
            Arbitraries.integers().between(0, PasswordRules.MOST_GENERATIONS),
            Arbitraries.integers().between(0, PasswordRules.MOST_MINIMUM_AGE_HOURS))
        .as(
            (length, upper, lower, digit, days, generations, hours) ->
                new PasswordRules(
                    length,
                    upper,
                    lower,
                    digit,
                    days,
                    generations,
                    days == 0 ? hours : Math.min(hours, days * 24 - 1)));
  }

  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.strings()
        .withCharRange('a', 'e')
        .withCharRange('A', 'C')
        .withCharRange('0', '2')
        .ofMinLength(6)
        .ofMaxLength(70);
  }

  private static PasswordRules together(List<PasswordRules> all) {
    return all.stream().reduce(PasswordRules::stricter).orElseThrow();
  }

  @Property
  @Tag("A-15")
  void admitNoPasswordThatOneOfThemRefuses(
      @ForAll("rulesOfGroups") List<PasswordRules> all,
      @ForAll("passwords") String password,
      @ForAll @IntRange(max = 30) int usedBefore,
      @ForAll @IntRange(max = 800) int ageHours) {
    PasswordContext context =
        new PasswordContext(
            "hanako",
            List.of(),
            (candidate, newest) -> usedBefore < newest,
            Optional.of(Duration.ofHours(ageHours)));

    boolean admitted = PasswordPolicy.of(together(all)).check(password, context).isEmpty();

    assertThat(admitted)
        .isEqualTo(
            all.stream()
                .allMatch(each -> PasswordPolicy.of(each).check(password, context).isEmpty()));
  }

  @Property
  void letNoPasswordLiveLongerThanOneOfThem(@ForAll("rulesOfGroups") List<PasswordRules> all) {
    Optional<Instant> end = PasswordPolicy.of(together(all)).mustChangeFrom(CHOSEN);

    assertThat(end)
        .isEqualTo(
            all.stream()
                .flatMap(each -> PasswordPolicy.of(each).mustChangeFrom(CHOSEN).stream())
                .min(Instant::compareTo));
  }

  @Property
  void takeEachValueFromOneOfThem(@ForAll("rulesOfGroups") List<PasswordRules> all) {
    PasswordRules together = together(all);

    assertOneHas(all, together, PasswordRules::minimumLength);
    assertOneHas(all, together, PasswordRules::upperCase);
    assertOneHas(all, together, PasswordRules::lowerCase);
    assertOneHas(all, together, PasswordRules::digit);
    assertOneHas(all, together, PasswordRules::lifetimeDays);
    assertOneHas(all, together, PasswordRules::generations);
    assertOneHas(all, together, PasswordRules::minimumAgeHours);
  }

  private static void assertOneHas(
      List<PasswordRules> all, PasswordRules together, Function<PasswordRules, Object> value) {
    assertThat(all).extracting(value).contains(value.apply(together));
  }

  @Property
  void areTheSameInWhateverOrder(
      @ForAll("rules") PasswordRules one,
      @ForAll("rules") PasswordRules two,
      @ForAll("rules") PasswordRules three) {
    assertThat(one.stricter(two)).isEqualTo(two.stricter(one));
    assertThat(one.stricter(two).stricter(three)).isEqualTo(one.stricter(two.stricter(three)));
    assertThat(one.stricter(one)).isEqualTo(one);
  }

  @Provide
  Arbitrary<List<PasswordRules>> rulesOfGroups() {
    return rules().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 50)
  void countForWhoeverIsInTheGroups(
      @ForAll("rulesOfGroups") @Size(max = 5) List<PasswordRules> all) {
    PoliciesFixture room = new PoliciesFixture(new FakeStoredVersions());
    List<GroupId> groups =
        all.stream()
            .map(
                rules -> {
                  GroupId group = GroupId.random();
                  room.saveFor(group, 0, rules);
                  return group;
                })
            .toList();

    assertThat(room.policies.passwords(groups).rules()).isEqualTo(together(all));
    assertThat(room.policies.passwords(List.of()).rules())
        .isEqualTo(room.policies.passwords().rules());
  }
}
