package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * Listens to what a page plays, at its last node before the speaker; the page itself knows nothing
 * of it.
 */
public final class Ear {

  /** Each 20 ms: when, how loud, and the strongest frequency. */
  private static final String SCRIPT =
      """
      (() => {
        const heard = [];
        window.heardByTest = heard;
        const connect = AudioNode.prototype.connect;
        AudioNode.prototype.connect = function (target, ...more) {
          const connected = connect.call(this, target, ...more);
          // The voices come from a worklet, the tone to try by a volume.
          const source = this instanceof AudioWorkletNode || this instanceof GainNode;
          if (!source || !(target instanceof AudioDestinationNode)) {
            return connected;
          }
          const analyser = new AnalyserNode(this.context, {fftSize: 1024, smoothingTimeConstant: 0});
          connect.call(this, analyser);
          const samples = new Float32Array(analyser.fftSize);
          const spectrum = new Float32Array(analyser.frequencyBinCount);
          setInterval(() => {
            analyser.getFloatTimeDomainData(samples);
            analyser.getFloatFrequencyData(spectrum);
            const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
            let strongest = 0;
            spectrum.forEach((value, bin) => { if (value > spectrum[strongest]) strongest = bin; });
            heard.push({
              at: performance.now(),
              level: Math.sqrt(power / samples.length),
              hertz: strongest * this.context.sampleRate / analyser.fftSize,
            });
          }, 20);
          return connected;
        };
      })();""";

  private static final String BURSTS =
      """
      heardByTest.reduce((bursts, {at, level, hertz}) => {
        const last = bursts.at(-1);
        if (level < 0.02) return bursts;
        if (last === undefined || at - last.until > 250) bursts.push({begin: at, until: at, hertz, level});
        else {
          last.until = at;
          if (level > last.level) { last.level = level; last.hertz = hertz; }
        }
        return bursts;
      }, []).filter(({begin, until}) => until - begin > 100)
        .map(({begin, until, hertz}) => [begin, until - begin, hertz])""";

  private final Page page;

  private Ear(Page page) {
    this.page = page;
  }

  /** One burst of sound: when it began, how long it was, its strongest frequency. */
  public record Burst(double beginMillis, double millis, double hertz) {}

  /** Lets the pages of that browser be listened to; before they are opened. */
  public static void into(BrowserContext browser) {
    browser.addInitScript(SCRIPT);
  }

  /** The ear of that page. */
  public static Ear of(RoomPage page) {
    return new Ear(page.page());
  }

  /** The bursts that were heard so far. */
  public List<Burst> bursts() {
    List<?> found = (List<?>) page.evaluate(BURSTS);
    return found.stream()
        .map(List.class::cast)
        .map(burst -> new Burst(number(burst.get(0)), number(burst.get(1)), number(burst.get(2))))
        .toList();
  }

  /** How many looks were taken in all, and how many of the last so many were silent. */
  public boolean wasSilentForLooks(int looks) {
    return (Boolean)
        page.evaluate(
            "looks => heardByTest.length >= looks"
                + " && heardByTest.slice(-looks).every(({level}) => level < 0.02)",
            looks);
  }

  /** Forgets what was heard so far. */
  public void forget() {
    page.evaluate("() => { heardByTest.length = 0; }");
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** For messages of failed tests: the loudest moments. */
  public Map<?, ?> summary() {
    return (Map<?, ?>)
        page.evaluate(
            "() => ({looks: heardByTest.length,"
                + " loudest: Math.max(0, ...heardByTest.map(({level}) => level))})");
  }
}
