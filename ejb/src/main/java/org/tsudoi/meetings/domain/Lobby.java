package org.tsudoi.meetings.domain;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * Who waits in the lobby (待機室) of one gathering, in the order in which they came, and who was not
 * let in from it.
 *
 * <p>At most {@link #MOST_WAITING} wait. A person comes at most {@link #MOST_ARRIVALS} times within
 * {@link #COUNTED_FOR}, and not within {@link #REFUSED_FOR} after having been refused, so that
 * nobody uses up the indexes of the gathering or the patience of those who lead. Where a guest was
 * refused, no other guest is let wait for that time either. All of it ends with the gathering.
 *
 * <p>Not thread-safe: guarded by the lock of the live instance.
 */
public final class Lobby {

  /** How many wait at the same time. */
  public static final int MOST_WAITING = 100;

  /** How often one person comes within {@link #COUNTED_FOR}. */
  public static final int MOST_ARRIVALS = 10;

  /** For how long an arrival counts. */
  public static final Duration COUNTED_FOR = Duration.ofMinutes(10);

  /** For how long somebody who was refused may not come again. */
  public static final Duration REFUSED_FOR = Duration.ofMinutes(5);

  /** How long people wait while nobody who could let them in is there. */
  public static final Duration UNATTENDED = Duration.ofMinutes(30);

  private final Ticker ticker;
  private final Map<Participant, Long> line = new LinkedHashMap<>();
  private final Map<String, Deque<Long>> arrivals = new HashMap<>();
  private final Map<String, Long> refusals = new HashMap<>();
  private boolean asMeeting;
  private boolean on;
  private long attendedNanos;

  /** Nobody waits yet. */
  public Lobby(Ticker ticker, boolean on) {
    this.ticker = ticker;
    this.on = on;
    asMeeting = on;
    attendedNanos = ticker.nanos();
  }

  /** Whether people wait who come now. */
  public boolean isOn() {
    return on;
  }

  /**
   * Takes what the meeting has from now on. The same once more leaves what was switched meanwhile
   * for this gathering alone. Answers whether it was otherwise before.
   */
  public boolean follow(boolean wanted) {
    boolean news = asMeeting != wanted && turn(wanted);
    asMeeting = wanted;
    return news;
  }

  /** Lets people wait from now on, or not; answers whether it was otherwise before. */
  public boolean turn(boolean wanted) {
    boolean news = on != wanted;
    on = wanted;
    return news;
  }

  /**
   * Refuses whoever may not wait here now.
   *
   * @throws RefusedException with {@link Problem#LOBBY_REFUSED}, {@link Problem#TOO_MANY_REQUESTS}
   *     or {@link Problem#LOBBY_FULL}
   */
  public void refuse(Caller caller) {
    Optional<String> person = Standing.personOf(caller);
    boolean refused =
        knownAs(caller).map(refusals::get).anyMatch(at -> at != null && isWithin(at, REFUSED_FOR));
    if (refused) {
      throw new RefusedException(Problem.LOBBY_REFUSED);
    }
    if (person.map(this::counted).filter(times -> times >= MOST_ARRIVALS).isPresent()) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    if (line.size() >= MOST_WAITING) {
      throw new RefusedException(Problem.LOBBY_FULL);
    }
  }

  private int counted(String person) {
    Deque<Long> times = arrivals.getOrDefault(person, new ArrayDeque<>());
    times.removeIf(at -> !isWithin(at, COUNTED_FOR));
    return times.size();
  }

  private boolean isWithin(long nanos, Duration time) {
    return ticker.since(nanos).compareTo(time) < 0;
  }

  /** Counts that this person has come. */
  public void count(Caller caller) {
    Standing.personOf(caller)
        .ifPresent(
            person ->
                arrivals.computeIfAbsent(person, who -> new ArrayDeque<>()).add(ticker.nanos()));
  }

  /** Somebody waits, behind all others. */
  public void add(Participant participant) {
    line.put(participant, ticker.nanos());
  }

  /** Somebody waits no more; answers whether that is news. */
  public boolean remove(Participant participant) {
    return line.remove(participant) != null;
  }

  /** This person may not come again for a while. */
  public void noteRefusal(Caller caller) {
    knownAs(caller).forEach(person -> refusals.put(person, ticker.nanos()));
  }

  /** A guest comes back under another name and session as easily, but from the same place. */
  private static Stream<String> knownAs(Caller caller) {
    Stream<String> place =
        caller.isGuest()
            ? Stream.of("guest from " + AddressSource.of(caller.address()))
            : Stream.empty();
    return Stream.concat(Standing.personOf(caller).stream(), place);
  }

  /** Who waits, whoever came first first. */
  public List<Participant> line() {
    return List.copyOf(line.keySet());
  }

  /**
   * Who waits with this index.
   *
   * @throws RefusedException with {@link Problem#PARTICIPANT_NOT_FOUND}
   */
  public Participant waiting(int index) {
    return line.keySet().stream()
        .filter(someone -> someone.index() == index)
        .findFirst()
        .orElseThrow(() -> new RefusedException(Problem.PARTICIPANT_NOT_FOUND));
  }

  /** The seats of one person in the line, on all devices. */
  public List<Participant> devicesOf(Participant person) {
    return line.keySet().stream().filter(person::isSamePerson).toList();
  }

  /** Somebody who could let people in is there. */
  public void isAttended() {
    attendedNanos = ticker.nanos();
  }

  /** Those who have waited for {@link #UNATTENDED} and saw nobody who could have let them in. */
  public List<Participant> unattended() {
    return isWithin(attendedNanos, UNATTENDED)
        ? List.of()
        : line.entrySet().stream()
            .filter(entry -> !isWithin(entry.getValue(), UNATTENDED))
            .map(Map.Entry::getKey)
            .toList();
  }
}
