package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class AccountTransferServiceTest {

  private static final Caller ADMINISTRATOR = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);
  private static final Caller USER_ADMINISTRATOR =
      AccountsFixture.with(SystemRole.USER_ADMINISTRATOR);

  private AccountsFixture room;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
  }

  @Test
  void saysWhatWouldBeDoneAndWritesNothing() {
    room.create("hanako", SystemRole.PARTICIPANT);
    int entries = room.audit.lines.size();

    ImportReport report = preview("loginName,displayName\nHanako,Hanako Sato\ntaro,Taro\n");

    assertThat(report.written()).isFalse();
    assertThat(report.lines())
        .extracting(ImportLine::outcome)
        .containsExactly(ImportOutcome.CHANGED, ImportOutcome.CREATED);
    assertThat(report.lines().get(0).fields()).containsExactly("displayName");
    assertThat(room.store.accounts).hasSize(1);
    assertThat(room.audit.lines).hasSize(entries);
  }

  @Test
  void createsAndChangesAndTellsTheFirstPasswordsOnce() {
    SignedIn hanako = room.settled("hanako", "Correct-Horse-7", SystemRole.PARTICIPANT);

    ImportReport report =
        take("loginName,displayName,department,roles\nhanako,花子,開発部,AUDITOR\ntaro,太郎,,\n");

    assertThat(report.written()).isTrue();
    assertThat(report.passwords()).extracting(ImportedPassword::loginName).containsExactly("taro");
    String oneTime = report.passwords().get(0).oneTimePassword();
    assertThat(room.signIn("taro", oneTime).caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
    assertThat(report.toString()).doesNotContain(oneTime);
    AccountView changed = room.accounts.get(ADMINISTRATOR, hanako.account().id());
    assertThat(changed.displayName()).isEqualTo("花子");
    assertThat(changed.department()).isEqualTo("開発部");
    assertThat(room.resume(hanako)).as("other roles end the sessions").isEmpty();
    assertThat(room.audit.lines)
        .contains(
            "somebody ACCOUNT_CHANGED hanako",
            "somebody ACCOUNT_CREATED taro",
            "somebody ACCOUNTS_IMPORTED ");
  }

  @Test
  void writesNothingAsLongAsOneRowIsRefused() {
    ImportReport report =
        take("loginName,displayName,roles\ntaro,Taro,\njiro,Jiro,GOD\nTARO,Taro,\nx,X,\n");

    assertThat(report.written()).isFalse();
    assertThat(report.lines())
        .extracting(ImportLine::flaw)
        .containsExactly(
            Optional.empty(),
            Optional.of(ImportFlaw.UNKNOWN_ROLE),
            Optional.of(ImportFlaw.DUPLICATE),
            Optional.of(ImportFlaw.INVALID));
    assertThat(report.lines()).extracting(ImportLine::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(room.store.accounts).isEmpty();
    assertThat(report.passwords()).isEmpty();
  }

  @Test
  void namesTheFieldThatTheRulesRefuse() {
    ImportReport report =
        preview(
            "loginName,displayName,email,language,validFrom,validUntil\n"
                + "a-a,A,nonsense,en,,\n"
                + "b-b,,,en,,\n"
                + "c-c,C,,fr,,\n"
                + "d-d,D,,en,tomorrow,\n"
                + "e-e,E,,en,2030-01-01T00:00:00Z,2029-01-01T00:00:00Z\n"
                + "f-f,F,,en,2030-01-01T00:00:00+09:00,\n");

    assertThat(report.lines())
        .extracting(ImportLine::field)
        .containsExactly("email", "displayName", "language", "validFrom", "validUntil", "");
    assertThat(report.lines().get(5).outcome()).isEqualTo(ImportOutcome.CREATED);
  }

  @Test
  void keepsOneAdministratorWhateverTheOrderOfTheRows() {
    room.create("one", SystemRole.SYSTEM_ADMINISTRATOR);
    room.create("two", SystemRole.SYSTEM_ADMINISTRATOR);

    ImportReport report = take("loginName,roles\none,AUDITOR\ntwo,AUDITOR\n");

    assertThat(report.written()).isFalse();
    assertThat(report.lines())
        .extracting(ImportLine::flaw)
        .containsExactly(Optional.empty(), Optional.of(ImportFlaw.LAST_ADMINISTRATOR));
    assertThat(
            room.transfer
                .take(AccountsFixture.atTheServer(), bytes("loginName,roles\none,AUDITOR\n"))
                .written())
        .isTrue();
  }

  @Test
  void letsAUserAdministratorNeitherMakeNorTouchASystemAdministrator() {
    room.create("chief", SystemRole.SYSTEM_ADMINISTRATOR);
    byte[] csv =
        bytes("loginName,displayName,roles\nchief,Other,\ntaro,Taro,SYSTEM_ADMINISTRATOR\n");

    ImportReport report = room.transfer.take(USER_ADMINISTRATOR, csv);

    assertThat(report.lines())
        .extracting(ImportLine::flaw)
        .containsOnly(Optional.of(ImportFlaw.FORBIDDEN));
    assertThat(room.store.accounts).hasSize(1);
  }

  @Test
  void leavesTheNamesOfDeletedUsersAlone() {
    room.accounts.delete(ADMINISTRATOR, room.create("hanako", SystemRole.PARTICIPANT).id());

    ImportReport report = take("loginName,displayName\nhanako,Hanako\n");

    assertThat(report.lines().get(0).flaw()).contains(ImportFlaw.DELETED);
  }

  @Test
  void readsItsOwnExportAsNoChange() {
    NewAccount hanako =
        new NewAccount(
            "hanako",
            "=HYPERLINK(\"x\")",
            "'-さとう",
            "hanako@example.org",
            "a,b;\"c\"",
            Set.of(SystemRole.AUDITOR, SystemRole.PARTICIPANT),
            "ja",
            new Validity(Optional.of(room.clock.instant()), Optional.empty()));
    room.accounts.create(ADMINISTRATOR, hanako);

    for (String language : new String[] {"en", "ja"}) {
      byte[] file = room.transfer.export(ADMINISTRATOR, new AccountQuery("", 0, 1), language);

      assertThat(new String(file, StandardCharsets.UTF_8))
          .startsWith("\uFEFF")
          .contains("\"'=HYPERLINK(\"\"x\"\")\"", "''-さとう")
          .doesNotContain("argon2");
      assertThat(room.transfer.preview(ADMINISTRATOR, file).lines())
          .extracting(ImportLine::outcome)
          .containsExactly(ImportOutcome.UNCHANGED);
    }
    assertThat(room.audit.lines).contains("somebody ACCOUNTS_EXPORTED ");
    assertThat(room.audit.changes.get(room.audit.changes.size() - 1).after())
        .isEqualTo(Map.of("count", "1"));
  }

  @Test
  void exportsEveryPageOfWhatIsAskedFor() {
    StringBuilder csv = new StringBuilder("loginName,displayName\n");
    for (int i = 0; i < 1_001; i++) {
      csv.append("user-").append(i).append(",User\n");
    }
    take(csv.toString());

    String file =
        new String(
            room.transfer.export(ADMINISTRATOR, new AccountQuery("user-", 7, 1), "en"),
            StandardCharsets.UTF_8);

    assertThat(file.lines()).hasSize(1_002).doesNotHaveDuplicates();
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    byte[] large = new byte[AccountTransferService.MAX_BYTES + 1];

    assertThatThrownBy(() -> room.transfer.preview(ADMINISTRATOR, large))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.TOO_LARGE));
  }

  private ImportReport preview(String csv) {
    return room.transfer.preview(ADMINISTRATOR, bytes(csv));
  }

  private ImportReport take(String csv) {
    return room.transfer.take(ADMINISTRATOR, bytes(csv));
  }

  private static byte[] bytes(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }
}
