package org.tsudoi.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.SendSequence;
import org.tsudoi.relay.Frames;
import org.tsudoi.relay.domain.Outbox.Offer;
import org.tsudoi.shared.FakeTicker;

@Tag("spec-5")
class OutboxTest {

  private static final int PIECE = 8192;
  private static final StreamKey SCREEN = new StreamKey(Channel.SCREEN, 7, 0);

  private final FakeTicker ticker = new FakeTicker();
  private final Outbox outbox = new Outbox(OutboxLimits.standard(), ticker);
  private final SendSequence numbers = new SendSequence();
  private final Frames sender = Frames.of(7);

  @Test
  void cutsAFrameWhenItIsTakenAndNumbersThePieces() {
    outbox.offer(sender.key(20_000));

    assertThat(take()).hasValueSatisfying(piece -> assertThat(piece.first()).isTrue());
    assertThat(take()).hasValueSatisfying(piece -> assertThat(piece.number()).isEqualTo(2));
    assertThat(take()).hasValueSatisfying(piece -> assertThat(piece.last()).isTrue());
    assertThat(take()).isEmpty();
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(outbox.bytes()).isZero();
  }

  @Test
  void sendsTheMostUrgentFirstAndEveryChannelInItsPlace() {
    outbox.offer(sender.key(10));
    for (Channel channel : List.of(Channel.CHAT, Channel.POINTER, Channel.REMOTE_INPUT)) {
      outbox.offer(sender.on(channel, 10));
    }
    outbox.offer(sender.on(Channel.KEYS, 10));
    outbox.offer(sender.on(Channel.CONTROL, 10));
    outbox.offer(sender.on(Channel.VOICE, 10));

    assertThat(handles(7))
        .containsExactly(
            Channel.VOICE.number(),
            Channel.KEYS.number(),
            Channel.CONTROL.number(),
            Channel.REMOTE_INPUT.number(),
            Channel.POINTER.number(),
            Channel.CHAT.number(),
            Channel.SCREEN.number());
  }

  @Test
  void leavesOutCamerasBeforeTheScreenWhenItIsFull() {
    int most = OutboxLimits.standard().capacityBytes() * 6 / 10;
    assertThat(outbox.offer(sender.cameraKey(most))).isEqualTo(Offer.QUEUED);

    assertThat(outbox.offer(sender.key(most))).isEqualTo(Offer.QUEUED);

    assertThat(outbox.takeWantedKeyFrames()).containsExactly(new StreamKey(Channel.CAMERA, 7, 0));
    assertThat(take()).hasValueSatisfying(piece -> assertThat(piece.first()).isTrue());
    assertThat(outbox.bytes()).isLessThan(OutboxLimits.standard().capacityBytes());
  }

  @Test
  void givesTheLowestClassEverySixteenthPiece() {
    outbox.offer(sender.key(200_000));
    outbox.offer(sender.on(Channel.CHAT, 16_000));
    for (int i = 0; i < 64; i++) {
      outbox.offer(sender.on(Channel.CONTROL, 100));
    }

    List<Integer> handles = handles(64);

    assertThat(handles.stream().filter(handle -> handle == Channel.SCREEN.number())).hasSize(4);
    assertThat(handles.get(15)).isEqualTo(Channel.SCREEN.number());
    assertThat(handles.get(31)).isEqualTo(Channel.SCREEN.number());
    assertThat(handles).doesNotContain(Channel.CHAT.number());
  }

  @Test
  void leavesOutTheUpperLayerAfterHalfASecond() {
    Frame key = sender.key(10);
    outbox.offer(key);
    outbox.offer(sender.delta(1, 1, 10));
    Frame lower = sender.delta(1, 0, 10);
    outbox.offer(lower);
    ticker.advance(Duration.ofMillis(501));

    assertThat(frames()).containsExactly(number(key), number(lower));
    assertThat(outbox.leftOut()).isEqualTo(1);
    assertThat(outbox.takeWantedKeyFrames()).isEmpty();
  }

  @Test
  void leavesOutWhatNeedsAFrameThatWasLeftOut() {
    outbox.offer(sender.key(10));
    outbox.offer(sender.delta(1, 1, 10));
    ticker.advance(Duration.ofMillis(501));
    outbox.trim();

    assertThat(outbox.offer(sender.delta(2, 2, 10))).isEqualTo(Offer.LEFT_OUT);
    assertThat(outbox.takeWantedKeyFrames()).isEmpty();
    assertThat(outbox.offer(sender.delta(1, 0, 10))).isEqualTo(Offer.QUEUED);
  }

  @Test
  void leavesOutEverythingUpToTheNextKeyFrameAfterOneAndAHalfSeconds() {
    outbox.offer(sender.key(10));
    take();
    outbox.offer(sender.delta(10));
    outbox.offer(sender.delta(10));
    ticker.advance(Duration.ofMillis(1501));

    assertThat(outbox.offer(sender.delta(10))).isEqualTo(Offer.LEFT_OUT);
    assertThat(take()).isEmpty();
    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
    assertThat(outbox.leftOut()).isEqualTo(3);

    Frame key = sender.key(10);
    outbox.offer(key);
    assertThat(frames()).containsExactly(number(key));
  }

  @Test
  void neverCutsOffAFrameThatItHasBegun() {
    outbox.offer(sender.key(20_000));
    take();
    ticker.advance(Duration.ofSeconds(3));

    assertThat(outbox.offer(sender.delta(10))).isEqualTo(Offer.QUEUED);
    assertThat(frames()).hasSize(1 + 1);
  }

  @Test
  void keepsTheNewestKeyFrameOfThoseThatWait() {
    outbox.offer(sender.key(10));
    outbox.offer(sender.delta(10));
    ticker.advance(Duration.ofMillis(1400));
    Frame newest = sender.key(10);
    outbox.offer(newest);
    Frame after = sender.delta(10);
    outbox.offer(after);
    ticker.advance(Duration.ofMillis(200));

    assertThat(frames()).containsExactly(number(newest), number(after));
  }

  @Test
  void givesAllOfTheBacklogToWhoTakesItInTime() {
    Frame description = sender.description(60);
    Frame key = sender.key(20_000);
    Frame delta = sender.delta(20_000);
    List.of(description, key, delta).forEach(outbox::offerBacklog);
    Frame live = sender.delta(10);
    outbox.offer(live);
    ticker.advance(Duration.ofMillis(400));

    assertThat(frames())
        .containsExactly(number(description), number(key), number(delta), number(live));
    ticker.advance(Duration.ofSeconds(2));
    outbox.trim();
    assertThat(outbox.takeWantedKeyFrames()).isEmpty();
    assertThat(outbox.offer(sender.delta(10))).isEqualTo(Offer.QUEUED);
  }

  @Test
  void leavesOutABacklogThatIsNotBegunAfterASecondAndWantsAFreshKeyFrame() {
    Frame description = sender.description(60);
    outbox.offerBacklog(description);
    outbox.offerBacklog(sender.key(20_000));
    outbox.offerBacklog(sender.delta(20_000));
    ticker.advance(Duration.ofMillis(900));
    outbox.offer(sender.delta(10));
    ticker.advance(Duration.ofMillis(101));

    outbox.trim();

    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
    assertThat(outbox.leftOut()).isEqualTo(3);
    assertThat(outbox.offer(sender.delta(10))).isEqualTo(Offer.LEFT_OUT);
    Frame fresh = sender.key(10);
    Frame after = sender.delta(10);
    outbox.offer(fresh);
    outbox.offer(after);
    assertThat(frames()).containsExactly(number(description), number(fresh), number(after));
  }

  @Test
  void endsTheBacklogAfterTheFrameThatItHasBegun() {
    Frame key = sender.key(20_000);
    outbox.offerBacklog(key);
    outbox.offerBacklog(sender.delta(20_000));
    take();
    ticker.advance(Duration.ofMillis(1_001));

    outbox.offer(sender.delta(10));

    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
    assertThat(take().orElseThrow().last()).isFalse();
    assertThat(take().orElseThrow().last()).isTrue();
    assertThat(take()).isEmpty();
  }

  @Test
  void goesOnWithAKeyFrameThatCameWhileTheBacklogWaited() {
    outbox.offerBacklog(sender.key(10));
    outbox.offerBacklog(sender.delta(10));
    ticker.advance(Duration.ofMillis(300));
    outbox.offer(sender.delta(10));
    Frame fresh = sender.key(10);
    Frame after = sender.delta(10);
    outbox.offer(fresh);
    outbox.offer(after);
    ticker.advance(Duration.ofMillis(701));

    assertThat(frames()).containsExactly(number(fresh), number(after));
    assertThat(outbox.takeWantedKeyFrames()).isEmpty();
  }

  @Test
  void leavesOtherStreamsAloneWhenABacklogComesTooLate() {
    outbox.offerBacklog(sender.key(10));
    ticker.advance(Duration.ofMillis(800));
    Frames other = Frames.of(8);
    Frame key = other.key(10);
    Frame delta = other.delta(10);
    outbox.offer(key);
    outbox.offer(delta);
    ticker.advance(Duration.ofMillis(300));

    assertThat(frames()).containsExactly(number(key), number(delta));
    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
  }

  @Test
  void makesRoomForControlByLeavingOutPictures() {
    outbox.offer(sender.description(100));
    outbox.offer(sender.key(2_000_000));
    outbox.offer(sender.delta(2_000_000));

    for (int i = 0; i < 20; i++) {
      assertThat(outbox.offer(sender.on(Channel.CONTROL, 16_000))).isEqualTo(Offer.QUEUED);
    }

    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
    assertThat(handles(41)).contains(Channel.SCREEN.number()).hasSize(41);
    assertThat(outbox.isEmpty()).isTrue();
  }

  @Test
  void isFullWhenOnlyFramesAreLeftThatMustNotBeLost() {
    Offer last = Offer.QUEUED;
    int queued = 0;
    while (last == Offer.QUEUED) {
      last = outbox.offer(sender.on(Channel.CONTROL, 16_000));
      queued++;
    }

    assertThat(last).isEqualTo(Offer.FULL);
    assertThat(queued).isBetween(250, 270);
    assertThat(outbox.bytes()).isLessThanOrEqualTo(4 << 20);
  }

  @Test
  void neverHoldsMoreThanItsCapacity() {
    for (int i = 0; i < 300; i++) {
      outbox.offer(i % 40 == 0 ? sender.key(170_000) : sender.delta(30_000));
      assertThat(outbox.bytes()).isLessThanOrEqualTo(4 << 20);
    }
  }

  @Test
  void leavesOutAPictureThatDoesNotFitAndWantsAKeyFrame() {
    outbox.offer(sender.key(2_000_000));
    take();
    outbox.offer(sender.delta(2_000_000));

    assertThat(outbox.offer(sender.delta(1_000_000))).isEqualTo(Offer.LEFT_OUT);
    assertThat(outbox.takeWantedKeyFrames()).containsExactly(SCREEN);
    assertThat(outbox.offer(sender.key(1_000_000))).isEqualTo(Offer.QUEUED);
    assertThat(outbox.takeWantedKeyFrames()).isEmpty();
  }

  @Test
  void sendsOnlyTheNewestPositionOfAPointer() {
    outbox.offer(sender.on(Channel.POINTER, 8));
    Frame newest = sender.on(Channel.POINTER, 8);
    outbox.offer(newest);
    Frame other = Frames.of(8).on(Channel.POINTER, 8);
    outbox.offer(other);

    assertThat(frames()).containsExactly(number(newest), number(other));
  }

  @Test
  void doesNotSendLateVoice() {
    outbox.offer(sender.on(Channel.VOICE, 60));
    ticker.advance(Duration.ofMillis(300));
    Frame fresh = sender.on(Channel.VOICE, 60);
    outbox.offer(fresh);
    ticker.advance(Duration.ofMillis(150));

    assertThat(frames()).containsExactly(number(fresh));
  }

  @Test
  void purgesWhatWaitsAndAbandonsWhatItHasBegun() {
    outbox.offer(sender.key(20_000));
    outbox.offer(sender.on(Channel.CHAT, 10));
    assertThat(take()).isPresent();
    assertThat(take()).isPresent();

    outbox.purge(SCREEN::equals);

    assertThat(take()).isEmpty();
    assertThat(outbox.bytes()).isZero();
  }

  @Test
  void letsPicturesWaitWhenOnlyOthersMayGo() {
    outbox.offer(sender.key(20_000));
    outbox.offer(sender.on(Channel.VOICE, 10));

    assertThat(outbox.next(Channel.CHAT, PIECE, numbers, 0)).isPresent();
    assertThat(outbox.next(Channel.CHAT, PIECE, numbers, 0)).isEmpty();
    assertThat(take()).isPresent();
  }

  @Test
  void letsCamerasWaitWhenOnlyScreensMayGo() {
    outbox.offer(sender.cameraKey(10));
    outbox.offer(sender.key(10));

    assertThat(outbox.next(Channel.SCREEN, PIECE, numbers, 0)).isPresent();
    assertThat(outbox.next(Channel.SCREEN, PIECE, numbers, 0)).isEmpty();
    assertThat(take()).isPresent();
  }

  @Test
  void knowsForAMomentThatSomebodySpeaks() {
    assertThat(outbox.carriesVoice()).isFalse();

    outbox.offer(sender.on(Channel.VOICE, 10));
    assertThat(outbox.carriesVoice()).isTrue();

    ticker.advance(Duration.ofSeconds(2));
    assertThat(outbox.carriesVoice()).isFalse();
  }

  private Optional<HopUnit.Piece> take() {
    return outbox.next(Channel.CAMERA, PIECE, numbers, 0);
  }

  private List<Integer> handles(int count) {
    List<Integer> handles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      handles.add(take().orElseThrow().handle());
    }
    return handles;
  }

  private List<Long> frames() {
    List<Long> seen = new ArrayList<>();
    for (Optional<HopUnit.Piece> piece = take(); piece.isPresent(); piece = take()) {
      if (piece.get().first()) {
        seen.add(EndToEndHeader.read(piece.get().payload().duplicate()).number());
      } else if (seen.isEmpty()) {
        seen.add(0L);
      }
    }
    return seen;
  }

  private static long number(Frame frame) {
    return frame.header().number();
  }
}
