package org.tsudoi.verify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Point;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.tsudoi.verify.server.Waiting;

/** How sharply a viewer sees the motion pattern once it rests. */
public final class Sharpness {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double SHARP_DECIBELS = 40;

  /** So much of the pattern, at its foot, may lie under the edge of its window. */
  private static final int FOOT = 20;

  private static final System.Logger LOG = System.getLogger("verify");

  private Sharpness() {}

  /** The viewer comes to see the tab of the pattern sharply. */
  public static void assertOfTab(Page pattern, RoomPage watcher) {
    assertReached(shownBy(pattern), () -> Luma.ofDataUrl(watcher.picture()));
  }

  /** The pattern is found on the X screen itself, and the viewer sees it at the same place. */
  public static void assertOfScreen(XDisplay display, Page pattern, RoomPage watcher) {
    Luma whole = shownBy(pattern);
    Luma shown = whole.part(0, 0, whole.width(), whole.height() - FOOT);
    AtomicReference<Luma> screen = new AtomicReference<>();
    AtomicReference<Optional<Point>> found = new AtomicReference<>(Optional.empty());
    boolean isShown =
        Waiting.until(
            () -> {
              screen.set(display.picture());
              found.set(screen.get().find(shown));
              return found.get().isPresent();
            },
            PATIENCE);
    assertThat(isShown).as("the pattern is on the screen, each pixel of it").isTrue();
    Point place = found.get().orElseThrow();
    Luma first = Luma.ofDataUrl(watcher.picture());
    assertThat(first.width()).isEqualTo(screen.get().width());
    assertThat(first.height()).isEqualTo(screen.get().height());
    assertReached(
        shown,
        () ->
            Luma.ofDataUrl(watcher.picture())
                .part(place.x, place.y, shown.width(), shown.height()));
  }

  private static Luma shownBy(Page pattern) {
    return Luma.ofDataUrl((String) pattern.evaluate("canvas.toDataURL()"));
  }

  private static void assertReached(Luma shown, Supplier<Luma> seen) {
    double[] psnr = new double[1];
    boolean sharp =
        Waiting.until(
            () -> {
              psnr[0] = shown.psnrAgainst(seen.get());
              return psnr[0] >= SHARP_DECIBELS;
            },
            PATIENCE);
    assertThat(sharp).as("luma PSNR at rest reaches 40 dB, now %.1f dB", psnr[0]).isTrue();
    LOG.log(System.Logger.Level.INFO, "luma PSNR at rest {0} dB", psnr[0]);
  }
}
