package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.Caller;

class ReadingNotesTest {

  private final FakeClock clock = FakeClock.at("2030-04-01T09:00:00Z");
  private final ReadingNotes notes = new ReadingNotes(clock);

  @Test
  @Tag("L-12")
  void notesTheSameQuestionOnceInTenMinutes() {
    assertThat(notes.isNew(Caller.system(), "all")).isTrue();
    clock.advance(ReadingNotes.ONCE_IN.minusMillis(1));
    assertThat(notes.isNew(Caller.system(), "all")).isFalse();
    assertThat(notes.isNew(Caller.system(), "refused only")).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(notes.isNew(Caller.system(), "all")).isTrue();
  }

  @Test
  void forgetsTheOldestWhenThereAreTooMany() {
    notes.isNew(Caller.system(), "oldest");
    IntStream.range(0, ReadingNotes.MOST)
        .forEach(question -> notes.isNew(Caller.system(), question));

    assertThat(notes.isNew(Caller.system(), "oldest")).isTrue();
  }

  @Test
  void searchesPieceByPieceAndSaysWhenItStoppedBeforeTheEnd() {
    HistoryQuery nines =
        new HistoryQuery(Optional.empty(), Optional.empty(), Optional.of(" 999 "), 1, 2);

    HistoryPage<Integer> whole = TextSearch.in(numbersBelow(5_000), String::valueOf, nines);
    HistoryPage<Integer> tooMany = TextSearch.in(numbersBelow(1_000_000), String::valueOf, nines);

    assertThat(whole).isEqualTo(new HistoryPage<>(List.of(1_999, 2_999), 5));
    assertThat(tooMany.complete()).isFalse();
    assertThat(tooMany.rows()).containsExactly(1_999, 2_999);
  }

  private static BiFunction<Integer, Integer, List<Integer>> numbersBelow(int end) {
    return (first, max) -> IntStream.range(first, Math.min(end, first + max)).boxed().toList();
  }
}
