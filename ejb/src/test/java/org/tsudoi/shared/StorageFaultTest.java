package org.tsudoi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What means that the database is away, and what does not. */
@Tag("spec-5")
class StorageFaultTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "53100", "57P01", "XJ040", "XSLA4", "40XD2"})
  void aDatabaseThatIsAwayOrFullIsTold(String state) {
    assertThat(StorageFault.isAway(wrapped(new SQLException("no", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "42X05", "22001", ""})
  void aFailureOfOursIsNone(String state) {
    assertThat(StorageFault.isAway(wrapped(new SQLException("no", state)))).isFalse();
  }

  @Test
  void theDriverMaySayItByItsType() {
    assertThat(StorageFault.isAway(new SQLTransientConnectionException("pool"))).isTrue();
    assertThat(StorageFault.isAway(new SQLException("without a state"))).isFalse();
    assertThat(StorageFault.isAway(new IOException("network"))).isFalse();
  }

  @Test
  void whatOthersWroteMeanwhileIsAConflictAndADeadDatabaseIsNone() {
    assertThat(StorageFault.isConflict(wrapped(new SQLException("taken", "23505")))).isTrue();
    assertThat(StorageFault.isConflict(wrapped(new SQLException("deadlock", "40001")))).isTrue();
    assertThat(StorageFault.isConflict(wrapped(new SQLException("away", "08006")))).isFalse();
    assertThat(StorageFault.isConflict(wrapped(new SQLException("full", "40XD2")))).isFalse();
    assertThat(StorageFault.isConflict(new SQLException("without a state"))).isFalse();
  }

  private static Throwable wrapped(SQLException failure) {
    return new IllegalStateException(new RuntimeException("a store", failure));
  }
}
