package org.tsudoi.relay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.FakeTicker;

@Tag("spec-5")
class LoudestSpeakersTest {

  private static final Duration PACKET = Duration.ofMillis(20);

  private final FakeTicker ticker = new FakeTicker();
  private final LoudestSpeakers speakers = new LoudestSpeakers(2, ticker);
  private final Map<Integer, Integer> claims = new LinkedHashMap<>();

  @Test
  void relaysEverybodyWhileThereArePlaces() {
    claims.put(1, 0);
    claims.put(2, 5);

    assertThat(heardFor(Duration.ofSeconds(1))).containsOnlyKeys(1, 2);
  }

  @Test
  void keepsTheThirdOutUnlessLouder() {
    claims.put(1, 4);
    claims.put(2, 5);
    heardFor(Duration.ofSeconds(3));

    claims.put(3, 4);

    assertThat(heardFor(Duration.ofSeconds(3))).containsOnlyKeys(1, 2);
  }

  @Test
  void givesThePlaceOfTheQuietestToWhoIsClearlyLouder() {
    claims.put(1, 3);
    claims.put(2, 5);
    heardFor(Duration.ofSeconds(3));

    claims.put(3, 6);
    heardFor(Duration.ofMillis(300));

    assertThat(heardFor(Duration.ofSeconds(1))).containsOnlyKeys(2, 3);
  }

  @Test
  void givesThePlaceOfSomebodySilentToWhoSpeaks() {
    claims.put(1, 0);
    claims.put(2, 7);
    heardFor(Duration.ofSeconds(3));

    claims.put(3, 1);
    heardFor(Duration.ofMillis(300));

    assertThat(heardFor(Duration.ofMillis(200))).containsOnlyKeys(2, 3);
  }

  @Test
  void freesThePlaceOfWhoSendsNothingAnyMore() {
    claims.put(1, 6);
    claims.put(2, 6);
    heardFor(Duration.ofSeconds(1));

    claims.remove(1);
    claims.put(3, 1);

    assertThat(heardFor(Duration.ofSeconds(1))).containsOnlyKeys(2);
    heardFor(Duration.ofMillis(1100));
    assertThat(heardFor(Duration.ofSeconds(1))).containsOnlyKeys(2, 3);
  }

  @Test
  void freesThePlaceOfWhoIsGoneAtOnce() {
    claims.put(1, 6);
    claims.put(2, 6);
    heardFor(Duration.ofSeconds(1));

    claims.remove(1);
    speakers.forget(1);
    claims.put(3, 1);

    assertThat(heardFor(Duration.ofMillis(100))).containsOnlyKeys(2, 3);
  }

  @Test
  void doesNotLetPlacesFlickerBetweenEquals() {
    for (int sender = 1; sender <= 4; sender++) {
      claims.put(sender, 5);
    }
    Set<Set<Integer>> holders = new HashSet<>();

    for (int second = 0; second < 15; second++) {
      holders.add(heardFor(Duration.ofSeconds(1)).keySet());
    }

    assertThat(holders).containsExactly(Set.of(1, 2));
  }

  @Test
  void doesNotLetASingleLoudPacketTakeAPlace() {
    claims.put(1, 4);
    claims.put(2, 4);
    claims.put(3, 0);
    heardFor(Duration.ofSeconds(3));

    claims.put(3, 7);
    ticker.advance(Duration.ofMillis(380));
    Map<Integer, Integer> heard = heardFor(PACKET);
    claims.put(3, 0);

    assertThat(heard).containsOnlyKeys(1, 2);
    assertThat(heardFor(Duration.ofSeconds(2))).containsOnlyKeys(1, 2);
  }

  @Test
  void doesNotLetAnybodyKeepAPlaceForEverByClaimingToBeTheLoudest() {
    claims.put(1, 7);
    claims.put(2, 7);
    heardFor(Duration.ofSeconds(30));
    claims.put(3, 4);
    claims.put(4, 4);

    Map<Integer, Integer> heard = heardFor(Duration.ofMinutes(4));

    int all = heard.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(heard.get(3) + heard.get(4)).isGreaterThan(all / 4);
  }

  @Test
  void letsAnybodySpeakAsLongAsTheyLikeWhileNobodyElseWantsTo() {
    claims.put(1, 7);
    claims.put(2, 7);

    Map<Integer, Integer> heard = heardFor(Duration.ofMinutes(10));

    assertThat(heard.get(1)).isEqualTo(heard.get(2)).isEqualTo(10 * 60 * 50);
  }

  @Test
  void relaysNoVoiceWithoutAPlace() {
    LoudestSpeakers none = new LoudestSpeakers(0, ticker);

    assertThat(none.admits(1, 7)).isFalse();
  }

  /** Lets everybody send a packet each 20 ms; answers how many of each sender were relayed. */
  private Map<Integer, Integer> heardFor(Duration time) {
    Map<Integer, Integer> heard = new HashMap<>();
    for (Duration at = PACKET; at.compareTo(time) <= 0; at = at.plus(PACKET)) {
      ticker.advance(PACKET);
      claims.forEach(
          (sender, loudness) -> {
            if (speakers.admits(sender, loudness)) {
              heard.merge(sender, 1, Integer::sum);
            }
          });
    }
    return heard;
  }
}
