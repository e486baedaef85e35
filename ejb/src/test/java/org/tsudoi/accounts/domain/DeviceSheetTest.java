package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.accounts.ImportFlaw;

@Tag("spec-6.3.1")
class DeviceSheetTest {

  private static List<DeviceSheet.Row> read(String text) {
    return DeviceSheet.read(text.getBytes(StandardCharsets.UTF_8)).rows();
  }

  @Test
  void readsColumnsInAnyOrderAndSeveralAddresses() {
    List<DeviceSheet.Row> rows =
        read("macs,loginName,name\n02:00:5e:10:00:01; 02005e100002 ;,hanako,'=PC\n");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).loginName()).isEqualTo("hanako");
    assertThat(rows.get(0).name()).isEqualTo("=PC");
    assertThat(rows.get(0).macs()).containsExactly("02:00:5e:10:00:01", "02005e100002");
    assertThat(rows.get(0).line()).isEqualTo(2);
  }

  @Test
  void readsJapaneseHeadsInShiftJis() {
    byte[] file =
        "ユーザー ID,端末名,MAC アドレス\r\nhanako,経理の PC,02-00-5E-10-00-01"
            .getBytes(Charset.forName("windows-31j"));

    assertThat(DeviceSheet.read(file).rows().get(0).name()).isEqualTo("経理の PC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                  | NO_ROWS",
        "loginName,name,macs                 | NO_ROWS",
        "loginName,name,colour\\nx,y,z        | UNKNOWN_COLUMN",
        "loginName,name,name\\nx,y,z          | COLUMN_TWICE",
        "loginName,name\\nx,y                 | COLUMN_MISSING",
        "loginName,name,macs\\nx,y            | CELL_COUNT",
        "loginName,name,macs\\nx,,z           | MISSING",
        "loginName,name,macs\\nx,\"y\\ty\",z    | CONTROL_CHARACTER",
        "loginName,name,macs\\nx,\"y,z         | NOT_CSV"
      })
  void saysWhatIsWrong(String text, ImportFlaw flaw) {
    List<DeviceSheet.Row> rows = read(text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(rows.get(rows.size() - 1).flaw().orElseThrow().flaw()).isEqualTo(flaw);
  }

  @Test
  void stopsAfterFiveThousandRows() {
    String text = "loginName,name,macs\n" + "x,y,z\n".repeat(DeviceSheet.MAX_ROWS + 1);

    List<DeviceSheet.Row> rows = read(text);

    assertThat(rows).hasSize(DeviceSheet.MAX_ROWS + 1);
    assertThat(rows.get(DeviceSheet.MAX_ROWS).flaw().orElseThrow().flaw())
        .isEqualTo(ImportFlaw.TOO_MANY_ROWS);
  }
}
