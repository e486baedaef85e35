package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Who would like to present in the place of whoever does, in the order in which they said so.
 *
 * <p>A wish is about one presenter. It ends when it is taken back or answered, and is worth nothing
 * once that person presents no more. At most {@link #MOST} stand at the same time, and a person has
 * at most {@link #MOST_BY_ONE} within {@link #COUNTED_FOR}, so that nobody is pressed. All of it
 * ends with the gathering.
 *
 * <p>Not thread-safe: guarded by the lock of the live instance.
 */
public final class PresentWishes {

  /** How many stand at the same time. */
  public static final int MOST = 20;

  /** How many one person has within {@link #COUNTED_FOR}. */
  public static final int MOST_BY_ONE = 5;

  /** For how long a wish counts. */
  public static final Duration COUNTED_FOR = Duration.ofMinutes(5);

  private final Ticker ticker;
  private final Map<Participant, Integer> standing = new LinkedHashMap<>();
  private final Map<String, Deque<Long>> counted = new HashMap<>();

  /** Nobody wishes anything yet. */
  public PresentWishes(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Somebody would like to present in the place of the presenter with this index. The same once
   * more changes nothing.
   *
   * @return whether that is news
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS}
   */
  public boolean add(Participant asker, int presenter) {
    if (Integer.valueOf(presenter).equals(standing.get(asker))) {
      return false;
    }
    counted.values().forEach(times -> times.removeIf(at -> !isFresh(at)));
    counted.values().removeIf(Deque::isEmpty);
    Deque<Long> times = counted.computeIfAbsent(personOf(asker), who -> new ArrayDeque<>());
    if (standing.size() >= MOST || times.size() >= MOST_BY_ONE) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    times.add(ticker.nanos());
    standing.put(asker, presenter);
    return true;
  }

  private boolean isFresh(long nanos) {
    return ticker.since(nanos).compareTo(COUNTED_FOR) < 0;
  }

  private static String personOf(Participant asker) {
    return Standing.personOf(asker.caller()).orElseGet(() -> "seat " + asker.index());
  }

  /** This person's wish is over; answers whether there was one. */
  public boolean remove(Participant asker) {
    return standing.remove(asker) != null;
  }

  /** The person with this index, if that one has a wish. */
  public Optional<Participant> of(int index) {
    return standing.keySet().stream().filter(someone -> someone.index() == index).findFirst();
  }

  /**
   * Lets wishes go that are worth nothing any more.
   *
   * @param presenter whose screen is shown now, empty for nobody's
   * @param still whether somebody could present
   * @return whose wishes went
   */
  public List<Participant> lapse(Optional<Integer> presenter, Predicate<Participant> still) {
    List<Participant> lapsed =
        standing.entrySet().stream()
            .filter(
                wish ->
                    !Optional.of(wish.getValue()).equals(presenter) || !still.test(wish.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    lapsed.forEach(standing::remove);
    return lapsed;
  }

  /** Who has a wish, whoever said so first first. */
  public List<Participant> all() {
    return List.copyOf(standing.keySet());
  }
}
