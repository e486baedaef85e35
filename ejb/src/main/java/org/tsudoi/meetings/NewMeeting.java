package org.tsudoi.meetings;

import java.util.Optional;

/**
 * A meeting to be opened.
 *
 * @param title what people call it, 1 to 120 code points without control characters
 * @param key the meeting key, 4 to 64 characters, or empty for a meeting that every signed-in
 *     participant may join
 */
public record NewMeeting(String title, Optional<String> key) {

  /** Never shows the key. */
  @Override
  public String toString() {
    return "NewMeeting[title=" + title + ", key " + (key.isPresent() ? "set" : "none") + "]";
  }
}
