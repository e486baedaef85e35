package org.tsudoi.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Frame;
import org.tsudoi.relay.Frames;

@Tag("spec-6.2.1")
class KeyFrameCacheTest {

  private final KeyFrameCache cache = new KeyFrameCache(1000);
  private final Frames sender = Frames.of(3);

  @Test
  void keepsTheDescriptionTheKeyFrameAndWhatFollows() {
    Frame description = pass(sender.description(50));
    Frame key = pass(sender.key(100));
    Frame delta = pass(sender.delta(100));

    assertThat(cache.frames()).containsExactly(description, key, delta);
    assertThat(cache.isComplete()).isTrue();
  }

  @Test
  void beginsAgainWithEachKeyFrame() {
    Frame description = pass(sender.description(50));
    pass(sender.key(100));
    pass(sender.delta(100));
    Frame key = pass(sender.key(100));

    assertThat(cache.frames()).containsExactly(description, key);
  }

  @Test
  void dropsTheUpperLayerAtItsBound() {
    Frame key = pass(sender.key(300));
    pass(sender.delta(1, 1, 300));
    Frame lower = pass(sender.delta(1, 0, 200));
    pass(sender.delta(3, 1, 300));
    Frame next = pass(sender.delta(3, 0, 100));

    assertThat(cache.frames()).containsExactly(key, lower, next);
    assertThat(cache.isComplete()).isTrue();
  }

  @Test
  void dropsAllDeltasWhenThatIsNotEnoughAndIsIncompleteUntilTheNextKeyFrame() {
    Frame key = pass(sender.key(300));
    pass(sender.delta(400));
    pass(sender.delta(400));
    pass(sender.delta(10));

    assertThat(cache.frames()).containsExactly(key);
    assertThat(cache.isComplete()).isFalse();

    Frame next = pass(sender.key(300));
    assertThat(cache.frames()).containsExactly(next);
    assertThat(cache.isComplete()).isTrue();
  }

  @Test
  void asksNobodyToDecodeMoreThanSomeHundredPictures() {
    KeyFrameCache roomy = new KeyFrameCache(1_000_000);
    Frame key = sender.key(1);
    roomy.pass(key);
    for (int n = 1; n < KeyFrameCache.MOST_PICTURES; n++) {
      roomy.pass(sender.delta(1));
    }
    assertThat(roomy.frames()).hasSize(KeyFrameCache.MOST_PICTURES);
    assertThat(roomy.isComplete()).isTrue();

    roomy.pass(sender.delta(1));

    assertThat(roomy.frames()).containsExactly(key);
    assertThat(roomy.isComplete()).isFalse();
  }

  @Test
  void keepsNoKeyFrameAboveItsBound() {
    pass(sender.key(2000));

    assertThat(cache.frames()).isEmpty();
    assertThat(cache.isComplete()).isFalse();
  }

  @Test
  void forgetsWhatWasSealedBeforeANewEpoch() {
    pass(sender.key(100));
    Frame delta = sender.delta(100);
    pass(Frame.of(delta.header().withProtection(1, 4), new byte[100]));

    assertThat(cache.frames()).isEmpty();
    assertThat(cache.isComplete()).isFalse();
  }

  private Frame pass(Frame frame) {
    cache.pass(frame);
    return frame;
  }
}
