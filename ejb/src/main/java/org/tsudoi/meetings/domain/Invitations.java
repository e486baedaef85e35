package org.tsudoi.meetings.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tsudoi.meetings.LiveInvitation;
import org.tsudoi.meetings.PresentAnswer;
import org.tsudoi.shared.Ticker;

/**
 * Who was asked to present in one gathering and what came of it: one person at a time may take over
 * the screen, for two minutes; what the others answered when they were asked last is remembered as
 * long as they are there.
 *
 * <p>It ends with the gathering. Not thread-safe: guarded by the lock of the live instance.
 */
public final class Invitations {

  /** How long somebody who was asked may take over. */
  public static final Duration OPEN_FOR = Duration.ofMinutes(2);

  private final Ticker ticker;
  private final Clock clock;
  private final Map<Integer, LiveInvitation> last = new HashMap<>();
  private OptionalInt open = OptionalInt.empty();
  private OptionalInt asker = OptionalInt.empty();
  private long openedNanos;

  /** Nobody was asked yet. */
  public Invitations(Ticker ticker, Clock clock) {
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Remembers who may take over the screen, and who of them all asked. */
  public void ask(int index, OptionalInt by) {
    close();
    open = OptionalInt.of(index);
    asker = by;
    openedNanos = ticker.nanos();
    last.put(index, new LiveInvitation(PresentAnswer.ASKED, clock.instant(), Optional.empty()));
  }

  /** Whether this person was asked a moment ago and has not answered. */
  public boolean isOpen(int index) {
    boolean fresh = ticker.since(openedNanos).compareTo(OPEN_FOR) <= 0;
    return fresh && open.isPresent() && open.getAsInt() == index;
  }

  /**
   * This person says no.
   *
   * @return who of them all had asked; empty for somebody outside, and when nobody has asked lately
   */
  public OptionalInt decline(int index) {
    if (!isOpen(index)) {
      return OptionalInt.empty();
    }
    answer(index, PresentAnswer.DECLINED);
    return asker;
  }

  /** This person shares: whoever was asked has done so, or is too late. */
  public void begins(int index) {
    if (isOpen(index)) {
      answer(index, PresentAnswer.ACCEPTED);
    } else {
      last.remove(index);
      close();
    }
  }

  /** This person shares no more: an answer from before is past, a question since is not. */
  public void ended(int index) {
    if (!isOpen(index)) {
      last.remove(index);
    }
  }

  /** This person is gone: nothing is to be said of it any longer. */
  public void gone(int index) {
    if (isOpen(index)) {
      close();
    }
    last.remove(index);
  }

  /** That this person was asked, and what came of it. */
  public Optional<LiveInvitation> of(int index) {
    return Optional.ofNullable(last.get(index))
        .map(
            asked ->
                asked.answer() == PresentAnswer.ASKED && !isOpen(index)
                    ? new LiveInvitation(
                        PresentAnswer.UNANSWERED, asked.askedAt(), Optional.empty())
                    : asked);
  }

  private void answer(int index, PresentAnswer answer) {
    Instant askedAt = last.get(index).askedAt();
    last.put(index, new LiveInvitation(answer, askedAt, Optional.of(clock.instant())));
    close();
  }

  private void close() {
    open = OptionalInt.empty();
  }
}
