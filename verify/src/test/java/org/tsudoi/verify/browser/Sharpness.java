package org.tsudoi.verify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Point;
import java.awt.Rectangle;
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
    Luma screen = display.picture();
    assertOfPart(display, new Rectangle(screen.width(), screen.height()), pattern, watcher);
  }

  /**
   * The pattern is found on the X screen itself, and the viewer sees it at the same place of the
   * window with this title, and nothing that is not of this window.
   */
  public static void assertOfWindow(
      XDisplay display, String title, Page pattern, RoomPage watcher) {
    assertOfPart(display, display.windowTitled(title), pattern, watcher);
  }

  private static void assertOfPart(
      XDisplay display, Rectangle shared, Page pattern, RoomPage watcher) {
    Luma whole = shownBy(pattern);
    Luma shown = whole.part(0, 0, whole.width(), whole.height() - FOOT);
    AtomicReference<Optional<Point>> found = new AtomicReference<>(Optional.empty());
    boolean isShown =
        Waiting.until(
            () -> {
              found.set(display.picture().find(shown));
              return found.get().isPresent();
            },
            PATIENCE);
    assertThat(isShown).as("the pattern is on the screen, each pixel of it").isTrue();
    Point place = found.get().orElseThrow();
    Luma first = Luma.ofDataUrl(watcher.picture());
    assertThat(first.width()).isEqualTo(even(shared.width));
    assertThat(first.height()).isEqualTo(even(shared.height));
    assertReached(
        shown,
        () ->
            Luma.ofDataUrl(watcher.picture())
                .part(place.x - shared.x, place.y - shared.y, shown.width(), shown.height()));
  }

  /** Encoders take pictures of even sizes only: of a window of an odd one the last row is cut. */
  private static int even(int pixels) {
    return pixels / 2 * 2;
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
