package org.tsudoi.verify.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * Watches the shared picture of a viewer's page as an eye would: which of the pattern's pictures
 * are seen, when, and how large. It looks each 25 ms; the page itself knows nothing of it.
 */
public final class PictureWatch {

  private static final String SCRIPT =
      """
      () => {
        globalThis.seenByTest = [];
        const look = document.createElement('canvas');
        look.width = 16;
        look.height = 1;
        const ink = look.getContext('2d', { willReadFrequently: true });
        ink.imageSmoothingEnabled = false;
        let before = '';
        setInterval(() => {
          const canvas = document.querySelector('canvas.picture');
          if (canvas === null) return;
          const { width, height } = canvas;
          ink.drawImage(canvas, 0, Math.floor(20 * height / 720), width, 1, 0, 0, 16, 1);
          const { data } = ink.getImageData(0, 0, 16, 1);
          let number = 0;
          for (let cell = 0; cell < 16; cell++) {
            number = number << 1 | (data[4 * cell] < 128 ? 1 : 0);
          }
          const now = `${number} ${height}`;
          if (now === before) return;
          before = now;
          const at = Date.now();
          const delay = (Math.floor(at / 50) - number & 0xffff) * 50;
          globalThis.seenByTest.push({ at, delay, height });
        }, 25);
      }""";

  private static final String TAKE =
      """
      at => {
        globalThis.takenByTest = new Promise(done => setTimeout(() => {
          const canvas = document.querySelector('canvas.picture');
          const copy = document.createElement('canvas');
          copy.width = canvas.width;
          copy.height = canvas.height;
          copy.getContext('2d').drawImage(canvas, 0, 0);
          done(copy.toDataURL());
        }, at - Date.now()));
      }""";

  private final Page page;

  private PictureWatch(Page page) {
    this.page = page;
  }

  /**
   * What was seen in a span of time.
   *
   * @param picturesPerSecond how many of the pattern's pictures were seen
   * @param medianDelayMillis from the drawing of a picture to its being seen, half of them sooner
   * @param longestDelayMillis the same for the latest one
   * @param lines the heights of the pictures, each once
   */
  public record Figures(
      double picturesPerSecond,
      double medianDelayMillis,
      double longestDelayMillis,
      List<Integer> lines) {}

  /** Watches the moving pattern on that page from now on. */
  public static PictureWatch of(RoomPage page) {
    page.page().evaluate(SCRIPT);
    return new PictureWatch(page.page());
  }

  /** How many lines the picture has now. */
  public int lines() {
    return number(page.locator("canvas.picture").evaluate("canvas => canvas.height")).intValue();
  }

  /**
   * Watches for so long, with what was before forgotten, and tells what was seen; delays without
   * end when nothing was.
   */
  public Figures during(int millis) {
    forget();
    page.evaluate("millis => new Promise(go => setTimeout(go, millis))", millis);
    return figures(millis);
  }

  /** Forgets what was seen until now. */
  public void forget() {
    page.evaluate("seenByTest.length = 0; seenByTest.since = Date.now()");
  }

  /** Tells what was seen since {@link #forget}. */
  public Figures seen() {
    return figures(number(page.evaluate("Date.now() - seenByTest.since")).doubleValue());
  }

  private Figures figures(double millis) {
    List<Map<?, ?>> seen =
        ((List<?>) page.evaluate("seenByTest"))
            .stream().<Map<?, ?>>map(picture -> (Map<?, ?>) picture).toList();
    double[] delays =
        seen.stream().mapToDouble(it -> number(it.get("delay")).doubleValue()).sorted().toArray();
    if (delays.length == 0) {
      return new Figures(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, List.of());
    }
    return new Figures(
        delays.length * 1000.0 / millis,
        delays[delays.length / 2],
        delays[delays.length - 1],
        seen.stream().map(it -> number(it.get("height")).intValue()).distinct().toList());
  }

  /** Takes the picture at that time, in milliseconds since 1970. */
  public void takeAt(long millis) {
    page.evaluate(TAKE, (double) millis);
  }

  /** The picture that {@link #takeAt} took. */
  public Luma taken() {
    return Luma.ofDataUrl((String) page.evaluate("takenByTest"));
  }

  private static Number number(Object value) {
    return (Number) value;
  }
}
