package org.tsudoi.verify.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.tsudoi.verify.server.Project;

/**
 * What a fake microphone hears: one second of tone bursts and silence, again and again.
 *
 * <p>A burst has three harmonics and swells, so that the browser's noise suppression takes it for a
 * voice.
 */
public final class ToneFile {

  /** The lowest of the three tones. */
  public static final int HERTZ = 440;

  /** From one burst to the next. */
  public static final int PERIOD_MILLIS = 1000;

  private static final int BURST_MILLIS = 400;
  private static final int RATE = 48_000;
  private static final int SECONDS = 20;

  private ToneFile() {}

  /** Writes the file and answers where it is. */
  public static Path write() {
    Path file = Project.root().resolve("verify/target/tone-bursts.wav");
    ByteBuffer samples =
        ByteBuffer.allocate(SECONDS * RATE * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample = 0; sample < SECONDS * RATE; sample++) {
      samples.putShort((short) (Short.MAX_VALUE * level(sample)));
    }
    AudioFormat format = new AudioFormat(RATE, Short.SIZE, 1, true, false);
    try (AudioInputStream sound =
        new AudioInputStream(
            new ByteArrayInputStream(samples.array()), format, (long) SECONDS * RATE)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double level(int sample) {
    double millis = sample * 1000.0 / RATE % PERIOD_MILLIS;
    if (millis >= BURST_MILLIS) {
      return 0;
    }
    double swell = Math.sin(Math.PI * millis / BURST_MILLIS);
    double angle = 2 * Math.PI * HERTZ * sample / RATE;
    return 0.3 * swell * (Math.sin(angle) + 0.5 * Math.sin(2 * angle) + 0.25 * Math.sin(3 * angle));
  }
}
