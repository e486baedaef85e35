package org.tsudoi.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.domain.AuditWriter;
import org.tsudoi.auditing.domain.EntryReference;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.auditing.domain.RefusalCounter;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

class SealerTest {

  private final FakeClock clock = FakeClock.at("2030-04-01T09:00:00Z");
  private final AuditWriter run = new AuditWriter(UUID.randomUUID());
  private final RefusalCounter refusals = new RefusalCounter(clock);
  private final CapturingChores chores = new CapturingChores();
  private final Sealer sealer = new Sealer(chores, run, refusals, clock);

  @Test
  void sealsInBatchesWhatHasCompleted() {
    complete(EvidenceChores.BATCH + 1);

    sealer.look();

    assertThat(chores.batches).extracting(List::size).containsExactly(EvidenceChores.BATCH, 1);
  }

  @Test
  void triesAgainWhatCouldNotBeSealed() {
    complete(3);
    chores.databaseIsGone = true;
    assertThatThrownBy(sealer::look).hasMessage("gone");

    chores.databaseIsGone = false;
    sealer.look();

    assertThat(chores.batches).hasSize(1);
    assertThat(chores.batches.get(0)).hasSize(3);
  }

  @Test
  void triesAgainWhatCouldNotBeCounted() {
    refusals.count(
        AuditAction.SIGN_IN_REFUSED, Problem.SIGN_IN_FAILED, CallerPath.API, "192.0.2.1");
    chores.databaseIsGone = true;
    assertThatThrownBy(sealer::look).hasMessage("gone");

    chores.databaseIsGone = false;
    sealer.look();

    assertThat(chores.counted).isEqualTo(1);
  }

  @Test
  void leavesTheDatabaseAloneWhenThereIsNothingToDoButGivesASignOfLife() {
    sealer.look();
    assertThat(chores.signsOfLife).isZero();

    clock.advance(Duration.ofSeconds(10));
    sealer.look();
    sealer.look();

    assertThat(chores.signsOfLife).isEqualTo(1);
    assertThat(chores.batches).isEmpty();
  }

  private void complete(int entries) {
    for (int entry = 0; entry < entries; entry++) {
      run.completed(run.next());
    }
  }

  private static final class CapturingChores extends EvidenceChores {

    private final List<List<EntryReference>> batches = new ArrayList<>();
    private boolean databaseIsGone;
    private long counted;
    private int signsOfLife;

    @Override
    void seal(List<EntryReference> entries) {
      answer();
      batches.add(entries);
    }

    @Override
    void write(Map<RefusalCount, Long> counts) {
      answer();
      counts.values().forEach(more -> counted += more);
    }

    @Override
    void seen() {
      signsOfLife++;
    }

    private void answer() {
      if (databaseIsGone) {
        throw new IllegalStateException("gone");
      }
    }
  }
}
