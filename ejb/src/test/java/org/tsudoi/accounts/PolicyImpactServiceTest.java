package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class PolicyImpactServiceTest {

  @TempDir private Path folder;
  private AccountsFixture room;
  private PolicyImpactService impacts;

  @BeforeEach
  void begin() {
    room = new AccountsFixture(folder);
    impacts = new PolicyImpactService(room.store.accounts(), room.policies, room.clock);
  }

  private PolicyImpact preview(PasswordRules wanted) {
    return impacts.preview(Caller.system(), wanted);
  }

  private static PasswordRules lasting(int days) {
    return new PasswordRules(8, true, true, true, days, 5, 0);
  }

  @Test
  void namesThoseWhosePasswordsAreOlderThanTheNewLifetime() {
    room.settled("old", "Correct-Horse-7", SystemRole.PARTICIPANT);
    room.clock.advance(Duration.ofDays(1));
    room.settled("new", "Correct-Horse-7", SystemRole.PARTICIPANT);
    room.create("newcomer", SystemRole.PARTICIPANT);
    room.clock.advance(Duration.ofDays(29));

    PolicyImpact impact = preview(lasting(30));

    assertThat(impact.people()).isEqualTo(2);
    assertThat(impact.mustChange()).isEqualTo(1);
    assertThat(impact.first()).extracting(AccountView::loginName).containsExactly("old");
    assertThat(impact.others()).isZero();
    assertThat(preview(lasting(31)).mustChange()).isZero();
    assertThat(preview(lasting(0)).mustChange()).isZero();
  }

  @Test
  void doesNotCountThoseWhoMustChangeAnyway() {
    room.settled("old", "Correct-Horse-7", SystemRole.PARTICIPANT);
    room.clock.advance(Duration.ofDays(40));
    room.settled("new", "Correct-Horse-7", SystemRole.PARTICIPANT);
    room.clock.advance(Duration.ofDays(20));
    room.policies.rules = lasting(60);

    assertThat(preview(lasting(15)).first())
        .extracting(AccountView::loginName)
        .containsExactly("new");
  }

  @Test
  void leavesOutWhoCannotSignInAnyway() {
    AccountId gone = room.settled("gone", "Correct-Horse-7", SystemRole.PARTICIPANT).account().id();
    room.accounts.disable(Caller.system(), gone);
    room.clock.advance(Duration.ofDays(40));

    assertThat(preview(lasting(30)).mustChange()).isZero();
    assertThat(preview(lasting(30)).people()).isZero();
  }

  @Test
  void saysWhatNobodyCanKnowOfStoredHashes() {
    room.policies.rules = PasswordRules.modern();
    assertThat(preview(PasswordRules.classic()).unknown())
        .containsExactly(PolicyImpact.Unknown.CHARACTERS);

    room.policies.rules = lasting(0);
    assertThat(preview(PasswordRules.modern()).unknown())
        .containsExactly(PolicyImpact.Unknown.LENGTH);
    assertThat(preview(lasting(0)).unknown()).isEmpty();
  }

  @Test
  void listsTwentyAndCountsTheOthers() {
    for (int number = 10; number < 32; number++) {
      room.settled("user" + number, "Correct-Horse-7", SystemRole.PARTICIPANT);
    }
    room.clock.advance(Duration.ofDays(40));

    PolicyImpact impact = preview(lasting(30));

    assertThat(impact.first()).hasSize(20);
    assertThat(impact.others()).isEqualTo(2);
  }
}
