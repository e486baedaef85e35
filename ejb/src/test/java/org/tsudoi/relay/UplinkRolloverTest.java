package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.HopFields;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolException.Reason;
import org.tsudoi.protocol.ReceiveSequence;

/** One uplink after the other, and nothing lost, repeated or out of order between them. */
@Tag("spec-6.2.1")
class UplinkRolloverTest {

  private static final int LIMIT_BYTES = 1_000;

  private final List<Long> arrived = new ArrayList<>();
  private final List<String> replaced = new ArrayList<>();
  private final ReceiveSequence sequence = new ReceiveSequence();
  private final UplinkRollover rollover =
      new UplinkRollover(
          new ConnectionLimits(
              Duration.ofSeconds(10),
              Duration.ofSeconds(60),
              Duration.ofSeconds(3),
              LIMIT_BYTES,
              500),
          new UplinkRollover.UnitSink() {
            @Override
            public void accept(HopUnit unit) {
              boolean fresh =
                  unit instanceof HopUnit.Piece piece && sequence.accept(piece)
                      || unit instanceof HopUnit.Gap gap && sequence.accept(gap);
              if (fresh) {
                arrived.add(unit.number());
              }
            }

            @Override
            public long lastNumber() {
              return sequence.last();
            }

            @Override
            public void replaced(long generation, boolean rolledOver) {
              replaced.add(generation + (rolledOver ? " rolled over" : ""));
            }
          });

  @Test
  void holdsTheSuccessorBackUntilTheMarkIsRead() {
    rollover.opened(1);
    rollover.opened(2);
    send(2, piece(3));
    send(2, piece(4));
    assertThat(arrived).isEmpty();

    send(1, piece(1), piece(2), new HopUnit.SwitchMark(0, 2));

    assertThat(arrived).containsExactly(1L, 2L, 3L, 4L);
    assertThat(replaced).containsExactly("1 rolled over");
    assertThat(rollover.isHolding()).isFalse();
  }

  @Test
  void letsASuccessorTakeOverAtOnceThatGoesOnWithTheNextNumber() {
    rollover.opened(1);
    send(1, piece(1));
    rollover.opened(2);

    send(2, piece(2));

    assertThat(arrived).containsExactly(1L, 2L);
    assertThat(replaced).containsExactly("1");
  }

  @Test
  void passesOverWhatTheReplacedUplinkStillBrings() {
    rollover.opened(1);
    rollover.opened(2);
    send(1, new HopUnit.SwitchMark(0, 2), piece(1));
    send(1, piece(1));
    send(2, piece(1));

    assertThat(arrived).containsExactly(1L);
  }

  @Test
  void refusesAMarkThatNamesNoSuccessor() {
    rollover.opened(1);

    assertRefused(Reason.BAD_SWITCH, () -> send(1, new HopUnit.SwitchMark(0, 1)));
  }

  @Test
  void awaitsASuccessorOfWhichTheClientHeardEarlier() {
    rollover.opened(1);
    send(1, piece(1), new HopUnit.SwitchMark(0, 2), piece(2));
    assertThat(rollover.stands()).isTrue();
    assertThat(rollover.isHolding()).isTrue();

    rollover.opened(2);
    send(2, piece(2), piece(3));

    assertThat(arrived).containsExactly(1L, 2L, 3L);
    assertThat(replaced).containsExactly("1 rolled over");
    assertThat(rollover.isHolding()).isFalse();
  }

  @Test
  void goesOnWithWhateverComesWhenTheAwaitedSuccessorDoesNot() {
    rollover.opened(1);
    send(1, piece(1), new HopUnit.SwitchMark(0, 2));

    rollover.opened(3);
    send(3, piece(1), piece(2));

    assertThat(arrived).containsExactly(1L, 2L);
  }

  @Test
  void refusesMoreThanOneUplinkMayCarryToTheByte() {
    rollover.opened(1);
    byte[] exact = new HopUnit.Acknowledgement(0).toBytes();
    for (int sent = 0; sent + exact.length <= LIMIT_BYTES; sent += exact.length) {
      rollover.received(1, ByteBuffer.wrap(exact), true);
    }

    assertRefused(Reason.UPLINK_USED_UP, () -> send(1, new HopUnit.Acknowledgement(0)));
  }

  @Test
  void countsEachUplinkForItself() {
    rollover.opened(1);
    for (int number = 1; number <= 100; number++) {
      send(1, piece(number));
      if (number % 25 == 0) {
        rollover.opened(2 + number / 25);
        send(1, new HopUnit.SwitchMark(0, 2 + number / 25));
        break;
      }
    }
    for (int number = 26; number <= 50; number++) {
      send(3, piece(number));
    }

    assertThat(arrived).hasSize(50);
    assertThat(replaced).containsExactly("1 rolled over");
  }

  @Test
  void refusesToHoldMoreThanTheLimit() {
    rollover.opened(1);
    rollover.opened(2);

    assertRefused(
        Reason.BAD_SWITCH,
        () -> {
          for (int number = 2; number < 100; number++) {
            send(2, piece(number));
          }
        });
  }

  @Test
  void givesUpASuccessorThatCannotBeJoinedToALostUplink() {
    rollover.opened(1);
    rollover.opened(2);
    send(2, piece(3));

    rollover.lost(1);

    assertThat(replaced).containsExactly("2");
    assertThat(rollover.stands()).isFalse();
    assertThat(arrived).isEmpty();
  }

  @Test
  void goesOnWithASuccessorThatHasBroughtNothingYetWhenTheUplinkIsLost() {
    rollover.opened(1);
    rollover.opened(2);

    rollover.lost(1);
    send(2, piece(1));

    assertThat(arrived).containsExactly(1L);
  }

  @Test
  void dropsASuccessorWhoseFirstNumberIsMissingOthersAfterTheUplinkWasLost() {
    rollover.opened(1);
    send(1, piece(1));
    rollover.opened(2);
    rollover.lost(1);

    send(2, piece(3));

    assertThat(arrived).containsExactly(1L);
    assertThat(replaced).containsExactly("2");
    assertThat(rollover.stands()).isFalse();
    rollover.opened(3);
    send(3, piece(2), piece(3));
    assertThat(arrived).containsExactly(1L, 2L, 3L);
  }

  @Test
  void takesAMarkForASuccessorThatWasCutAsTheEndOfTheUplink() {
    rollover.opened(1);
    rollover.opened(2);
    rollover.lost(2);

    send(1, piece(1), new HopUnit.SwitchMark(0, 2), piece(2));

    assertThat(arrived).containsExactly(1L);
    assertThat(rollover.stands()).isFalse();
  }

  @Test
  void losesRepeatsAndReordersNothingHoweverTwoConnectionsAreRead() {
    for (int seed = 0; seed < 500; seed++) {
      UplinkRolloverTest fresh = new UplinkRolloverTest();
      fresh.readTwoInterleaved(new Random(seed));
      assertThat(fresh.arrived).as("seed " + seed).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
  }

  private void readTwoInterleaved(Random random) {
    rollover.opened(1);
    rollover.opened(2);
    int border = 1 + random.nextInt(7);
    List<HopUnit> first = new ArrayList<>();
    List<HopUnit> second = new ArrayList<>();
    for (int number = 1; number <= 8; number++) {
      (number <= border ? first : second).add(piece(number));
    }
    first.add(new HopUnit.SwitchMark(0, 2));
    while (!first.isEmpty() || !second.isEmpty()) {
      boolean fromFirst = second.isEmpty() || !first.isEmpty() && random.nextBoolean();
      send(fromFirst ? 1 : 2, (fromFirst ? first : second).remove(0));
    }
  }

  private void send(long generation, HopUnit... units) {
    ByteBuffer bytes = ByteBuffer.allocate(2_000);
    for (HopUnit unit : units) {
      unit.write(bytes);
    }
    rollover.received(generation, bytes.flip(), true);
  }

  private static HopUnit.Piece piece(long number) {
    return new HopUnit.Piece(
        number, 0, 1, 0, true, true, HopFields.none(), ByteBuffer.wrap(new byte[8]));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProtocolException.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }
}
