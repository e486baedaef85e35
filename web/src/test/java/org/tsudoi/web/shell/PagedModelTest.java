package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagedModelTest {

  @Test
  void tellsThatASearchStoppedBeforeTheEndUntilOneDoesNot() {
    boolean[] complete = {false};
    PagedModel<String> rows =
        new PagedModel<>(
            (first, size) -> new PagedModel.Slice<>(List.of("a"), 1, complete[0]), row -> row);

    assertThat(load(rows)).containsExactly("a");
    assertThat(rows.isCutShort()).isTrue();

    complete[0] = true;
    load(rows);
    assertThat(rows.isCutShort()).isFalse();
  }

  @Test
  void givesTheLastPageWhenRowsHaveGoneMeanwhile() {
    PagedModel<Integer> rows =
        new PagedModel<>(
            (first, size) -> new PagedModel.Slice<>(first < 3 ? List.of(first) : List.of(), 3),
            row -> Integer.toString(row));

    assertThat(rows.load(10, 2, Map.of(), Map.of())).containsExactly(2);
    assertThat(rows.getRowCount()).isEqualTo(3);
    assertThat(rows.isCutShort()).isFalse();
  }

  private static List<String> load(PagedModel<String> rows) {
    return rows.load(0, 10, Map.of(), Map.of());
  }
}
