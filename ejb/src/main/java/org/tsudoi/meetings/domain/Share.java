package org.tsudoi.meetings.domain;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A shared screen, as the presenter described it.
 *
 * @param sender the presenter's index
 * @param stream the stream of its screen frames
 * @param title what the presenter's system calls it, cleaned
 * @param surface {@code monitor}, {@code window} or {@code browser}
 * @param codec the codec string, as {@code vp09.00.40.08}
 * @param width in pixels
 * @param height in pixels
 * @param began since when
 */
public record Share(
    int sender,
    int stream,
    String title,
    String surface,
    String codec,
    int width,
    int height,
    Instant began) {

  private static final Set<String> SURFACES = Set.of("monitor", "window", "browser");
  private static final Pattern CODEC = Pattern.compile("[A-Za-z0-9.]{1,64}");
  private static final int LAST_STREAM = 255;
  private static final int LARGEST_SIDE = 16_384;

  /**
   * Checks the description.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE}
   */
  public Share {
    boolean valid =
        stream >= 0
            && stream <= LAST_STREAM
            && SURFACES.contains(surface)
            && CODEC.matcher(codec).matches()
            && isSide(width)
            && isSide(height);
    if (!valid) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    title = PeopleText.clean(title, PeopleText.TITLE);
  }

  private static boolean isSide(int pixels) {
    return pixels >= 1 && pixels <= LARGEST_SIDE;
  }
}
