package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.accounts.ImportFlaw;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.2")
class AccountSheetTest {

  private static final String JAPANESE = "ユーザー ID,氏名,部署\r\nhanako,髙橋 花子①,開発部\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j"})
  void readsWhatSpreadsheetsInJapanWrite(String charset) {
    AccountSheet sheet = AccountSheet.read(JAPANESE.getBytes(Charset.forName(charset)));

    assertThat(sheet.language()).isEqualTo("ja");
    assertThat(sheet.rows()).hasSize(1);
    assertThat(sheet.rows().get(0).cell(AccountColumn.DISPLAY_NAME)).isEqualTo("髙橋 花子①");
    assertThat(sheet.rows().get(0).line()).isEqualTo(2);
  }

  @Test
  void passesOverTheMarkOfUtf8() {
    AccountSheet sheet = read("\uFEFFLoginName,displayName\nhanako,Hanako");

    assertThat(sheet.language()).isEqualTo("en");
    assertThat(sheet.rows().get(0).loginName()).isEqualTo(new LoginName("hanako"));
  }

  @Test
  void guessesNoOtherEncoding() {
    byte[] wide = "loginName\nhanako".getBytes(StandardCharsets.UTF_16);

    assertThatThrownBy(() -> AccountSheet.read(wide))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.MALFORMED));
  }

  @Test
  void readsQuotedCellsAndCountsTheirLines() {
    AccountSheet sheet =
        read("loginName,displayName\n\na-a,\"Sato, \"\"Ken\"\"\"\nb-b,\"x\ny\"\nc-c,Name\n");

    assertThat(sheet.rows()).extracting(AccountRow::line).containsExactly(3L, 4L, 6L);
    assertThat(sheet.rows().get(0).cell(AccountColumn.DISPLAY_NAME)).isEqualTo("Sato, \"Ken\"");
    assertThat(flawOf(sheet.rows().get(1))).isEqualTo(ImportFlaw.CONTROL_CHARACTER);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_ROWS, 1",
    "'loginName\n', NO_ROWS, 2",
    "'loginName,shoeSize\na,b', UNKNOWN_COLUMN, 1",
    "'loginName,ユーザーID\na,b', COLUMN_TWICE, 1",
    "'displayName\nHanako', COLUMN_MISSING, 1",
    "'loginName,displayName\nhanako', CELL_COUNT, 2",
    "'loginName\nhanako,x', CELL_COUNT, 2",
    "'loginName\n\"hanako', NOT_CSV, 2",
    "'loginName\n\"hana\"ko', NOT_CSV, 2",
    "'loginName,displayName\nhanako,a\u0007b', CONTROL_CHARACTER, 2",
    "'loginName,displayName\nhanako,a\u202eb', CONTROL_CHARACTER, 2",
    "'loginName,displayName\n,Hanako', MISSING, 2",
    "'loginName,displayName\nx,Hanako', INVALID, 2",
  })
  void saysWhatIsWrongAndWhere(String csv, ImportFlaw flaw, long line) {
    AccountSheet sheet = read(csv);

    AccountRow last = sheet.rows().get(sheet.rows().size() - 1);
    assertThat(flawOf(last)).isEqualTo(flaw);
    assertThat(last.line()).isEqualTo(line);
  }

  @Test
  @Tag("X-6")
  void takesNoNul() {
    AccountRow row = read("loginName,displayName\nhanako,a\u0000b").rows().get(0);

    assertThat(flawOf(row)).isEqualTo(ImportFlaw.CONTROL_CHARACTER);
  }

  @Test
  void refusesWhatIsTooLongByCharacters() {
    String hundred = "𠮷".repeat(100);

    assertThat(read("loginName,displayName\nhanako," + hundred).rows().get(0).flaw()).isEmpty();
    assertThat(flawOf(read("loginName,displayName\nhanako," + hundred + "x").rows().get(0)))
        .isEqualTo(ImportFlaw.TOO_LONG);
  }

  @Test
  void stopsAtFiveThousandUsers() {
    StringBuilder csv = new StringBuilder("loginName\n");
    for (int i = 0; i <= AccountSheet.MAX_ROWS; i++) {
      csv.append("user-").append(i).append('\n');
    }

    AccountSheet sheet = read(csv.toString());

    assertThat(sheet.rows()).hasSize(AccountSheet.MAX_ROWS + 1);
    assertThat(flawOf(sheet.rows().get(AccountSheet.MAX_ROWS))).isEqualTo(ImportFlaw.TOO_MANY_ROWS);
  }

  @Test
  void understandsRolesInBothLanguages() {
    AccountRow row =
        read("loginName,displayName,roles\nhanako,Hanako,監査者; meeting-creator").rows().get(0);

    assertThat(row.profile(Optional.empty(), "ja").roles())
        .isEqualTo(Set.of(SystemRole.AUDITOR, SystemRole.MEETING_CREATOR));
  }

  @Test
  void makesANewUserAParticipantAndKnowsNoOtherRole() {
    AccountRow plain = read("loginName,displayName\nhanako,Hanako").rows().get(0);
    AccountRow odd = read("loginName,displayName,roles\nhanako,Hanako,GOD").rows().get(0);

    assertThat(plain.profile(Optional.empty(), "en").roles())
        .containsExactly(SystemRole.PARTICIPANT);
    assertThatThrownBy(() -> odd.profile(Optional.empty(), "en"))
        .isInstanceOfSatisfying(
            FlawedRowException.class,
            flawed -> assertThat(flawed.flaw()).isEqualTo(ImportFlaw.UNKNOWN_ROLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+81", "-x", "@SUM(A1)", "\tx", "＝1", "'=x", "''=x", "=cmd|' /C calc'!A0"})
  @Tag("X-11")
  void keepsSpreadsheetsFromFormulasAndLosesNothing(String text) {
    String guarded = CsvCell.guarded(text);

    assertThat(guarded).isEqualTo("'" + text);
    assertThat(CsvCell.plain(guarded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hanako", "O'Neill", "'quoted'", "a=b"})
  void leavesOtherCellsAsTheyAre(String text) {
    assertThat(CsvCell.guarded(text)).isEqualTo(text);
    assertThat(CsvCell.plain(text)).isEqualTo(text);
  }

  @Test
  void readsAnyBytesOrRefusesThem() {
    Random random = new Random(4);
    String alphabet = "loginName,displayName\n\r\"'=;,\u0000\t氏名";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "loginName,roles\n" : "");
      for (int left = random.nextInt(60); left > 0; left--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      AccountSheet sheet = read(text.toString());

      assertThat(sheet.rows()).as(text.toString()).isNotEmpty();
    }
  }

  private static AccountSheet read(String csv) {
    return AccountSheet.read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static ImportFlaw flawOf(AccountRow row) {
    try {
      row.loginName();
    } catch (FlawedRowException flawed) {
      return flawed.flaw();
    }
    throw new AssertionError("no flaw: " + row);
  }
}
