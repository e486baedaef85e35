package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What people choose of their own account. */
@Tag("spec-6.3.2")
class OwnAccountServiceTest {

  private AccountsFixture room;
  private SignedIn hanako;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    hanako = room.settled("hanako", "Ichi-go1ichi-e", SystemRole.PARTICIPANT);
  }

  @Test
  void takesAnotherClockWithoutEndingASession() {
    AccountView chosen = room.own.prefer(hanako.caller(), "ja", "Asia/Tokyo");

    assertThat(chosen.language()).isEqualTo("ja");
    assertThat(chosen.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(room.resume(hanako)).isPresent();
    assertThat(room.audit.lines).last().asString().contains(AuditAction.ACCOUNT_CHANGED.name());
  }

  @Test
  void recordsNothingWhenTheChoiceIsTheSame() {
    room.own.prefer(hanako.caller(), "ja", "Asia/Tokyo");
    int entries = room.audit.lines.size();

    room.own.prefer(hanako.caller(), "ja", "Asia/Tokyo");

    assertThat(room.audit.lines).hasSize(entries);
  }

  @ParameterizedTest
  @CsvSource({"fr, Asia/Tokyo, language", "en, Asia/Nowhere, timeZone", "en, +09:00, timeZone"})
  void namesTheFieldThatIsWrong(String language, String zone, String field) {
    assertThatThrownBy(() -> room.own.prefer(hanako.caller(), language, zone))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.field()).contains(field));
  }

  @Test
  void refusesACallerWithoutAccount() {
    assertThatThrownBy(() -> room.own.prefer(Caller.system(), "en", ""))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
  }
}
