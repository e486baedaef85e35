package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What spreadsheets could run never begins a cell, and nothing is lost on the way. */
@Tag("spec-6.3.2")
@Tag("X-11")
class CsvCellPropertyTest {

  private static final String RUN = "=+-@\t\r\n＝＋－＠";

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars(RUN.toCharArray()).withChars('\'', 'a', '"', ';', ' '));
  }

  @Property
  void beginsNoCellWithWhatCouldRun(@ForAll("cells") String text) {
    String cell = CsvCell.guarded(text);

    assertThat(cell.isEmpty() || RUN.indexOf(cell.charAt(0)) < 0).as(cell).isTrue();
  }

  @Property
  void givesBackWhatWasWritten(@ForAll("cells") String text) {
    assertThat(CsvCell.plain(CsvCell.guarded(text))).isEqualTo(text);
  }

  @Property
  void tellsDifferentTextsApart(@ForAll("cells") String one, @ForAll("cells") String other) {
    assertThat(CsvCell.guarded(one).equals(CsvCell.guarded(other))).isEqualTo(one.equals(other));
  }
}
