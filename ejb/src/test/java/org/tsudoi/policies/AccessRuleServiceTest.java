package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tsudoi.policies.PoliciesFixture.CHIEF;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-8.1")
class AccessRuleServiceTest {

  private final FakeStoredVersions versions = new FakeStoredVersions();
  private final PoliciesFixture room = new PoliciesFixture(versions);

  private static void refused(ThrowingCallable call, Problem why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(why));
  }

  @Test
  @Tag("spec-6.3.4")
  void putsRulesInForceWritesThemDownAndTellsEveryNode() {
    RuleVersion<AccessRules> saved = room.saveAccess(CHIEF, 0, "192.0.2.0/24 Office");

    assertThat(saved.number()).isEqualTo(1);
    assertThat(saved.changedByName()).isEqualTo("Kana Mori");
    assertThat(room.access.inForce()).isEqualTo(saved.rules());
    assertThat(room.audited).containsExactly("Kana Mori ACCESS_RULES_CHANGED access-rules 1");
    assertThat(room.changes.get(0).before()).containsEntry("console", "").hasSize(1);
    assertThat(room.changes.get(0).after())
        .containsEntry("console", "192.0.2.0/24 Office")
        .containsEntry("comment", "Why");
    assertThat(room.news).containsExactly(new Invalidation(AccessRuleService.NEWS, ""));
  }

  @Test
  void takesNoRulesThatRefuseWhoeverSavesThem() {
    refused(() -> room.saveAccess(CHIEF, 0, "203.0.113.0/24"), Problem.OWN_ADDRESS_REFUSED);

    assertThat(room.access.current(CHIEF).number()).isZero();
    assertThat(room.audited).isEmpty();
    assertThat(room.news).isEmpty();
  }

  @Test
  void letsNobodyOverwriteWhatSomebodyElseSaved() {
    room.saveAccess(CHIEF, 0, "192.0.2.0/24");

    refused(() -> room.saveAccess(CHIEF, 0, "192.0.2.1"), Problem.CONFLICT);

    assertThat(room.access.current(CHIEF).number()).isEqualTo(1);
  }

  @Test
  void addsNoVersionThatSaysTheSame() {
    room.saveAccess(CHIEF, 0, "192.0.2.0/24");

    assertThat(room.saveAccess(CHIEF, 1, "192.0.2.0/24").number()).isEqualTo(1);

    assertThat(room.news).hasSize(1);
  }

  @Test
  void isEmptiedByTheCommandLineWhateverTheRulesAre() {
    room.saveAccess(CHIEF, 0, "192.0.2.0/24");
    Caller commandLine =
        new Caller(
            Optional.empty(),
            "command line",
            Set.of(SystemRole.SYSTEM_ADMINISTRATOR),
            CallerPath.COMMAND_LINE,
            "127.0.0.1",
            Optional.empty());

    RuleVersion<AccessRules> opened = room.access.open(commandLine);

    assertThat(opened.rules()).isEqualTo(AccessRules.NONE);
    assertThat(opened.number()).isEqualTo(2);
    assertThat(room.audited).last().isEqualTo("command line ACCESS_RULES_OPENED access-rules 2");
    assertThat(room.news).hasSize(2);
  }

  @Test
  void theGateRemembersUntilItHearsAndTwoSecondsAtMost() {
    List<String> counted = new ArrayList<>();
    AuditTrail trail =
        new AuditTrail() {
          @Override
          public void refusedAnonymously(
              AuditAction action, String address, CallerPath path, Problem why) {
            counted.add(action + " " + address + " " + path + " " + why);
          }
        };
    AccessGate gate = new AccessGate(room.access, trail, room.clock);
    assertThat(gate.admitsOrCounts(AccessArea.CONSOLE, "203.0.113.9")).isTrue();

    room.saveAccess(CHIEF, 0, "192.0.2.0/24");
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isTrue();
    gate.heard(new Invalidation("session", ""));
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isTrue();
    gate.heard(room.news.get(0));
    assertThat(gate.admitsOrCounts(AccessArea.CONSOLE, "203.0.113.9")).isFalse();

    room.access.open(CHIEF);
    room.clock.advance(Duration.ofSeconds(2).minusMillis(1));
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isFalse();
    room.clock.advance(Duration.ofMillis(1));
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isTrue();
    assertThat(counted).containsExactly("ACCESS_REFUSED 203.0.113.9 CONSOLE ADDRESS_REFUSED");
  }

  @Test
  @Tag("H-3")
  void whatIsKnownStaysInForceWhileTheDatabaseIsAwayUnlessItHasChanged() {
    room.saveAccess(CHIEF, 0, "192.0.2.0/24");
    AccessGate gate = new AccessGate(room.access, new AuditTrail() {}, room.clock);
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isFalse();

    versions.away = true;
    room.clock.advance(Duration.ofMinutes(10));
    assertThat(gate.admits(AccessArea.CONSOLE, "192.0.2.9")).isTrue();
    assertThat(gate.admits(AccessArea.CONSOLE, "203.0.113.9")).isFalse();

    gate.heard(room.news.get(0));
    assertThatThrownBy(() -> gate.admits(AccessArea.CONSOLE, "192.0.2.9"))
        .hasMessageContaining("away");

    versions.away = false;
    assertThat(gate.admits(AccessArea.CONSOLE, "192.0.2.9")).isTrue();
  }
}
