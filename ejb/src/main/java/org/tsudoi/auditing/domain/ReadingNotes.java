package org.tsudoi.auditing.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Ticker;

/**
 * Remembers who read what lately, so that turning pages and refreshing by itself do not fill the
 * audit trail: the same person asking for the same rows is noted once in ten minutes.
 *
 * <p>Holds the {@value #MOST} latest. Thread-safe.
 */
public final class ReadingNotes {

  static final Duration ONCE_IN = Duration.ofMinutes(10);
  static final int MOST = 1_000;

  private record Note(Object reader, Object query) {}

  private final Ticker ticker;
  private final Map<Note, Long> notes = new LinkedHashMap<>();

  /** Notes by that clock. */
  public ReadingNotes(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether this reading is worth an entry; if so it is noted. */
  public synchronized boolean isNew(Caller reader, Object query) {
    Note note = new Note(reader.session().<Object>map(id -> id).orElse(reader.path()), query);
    Long earlier = notes.get(note);
    if (earlier != null && ticker.since(earlier).compareTo(ONCE_IN) < 0) {
      return false;
    }
    notes.remove(note);
    notes.put(note, ticker.nanos());
    if (notes.size() > MOST) {
      notes.remove(notes.keySet().iterator().next());
    }
    return true;
  }
}
