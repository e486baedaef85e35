package org.tsudoi.verify.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** The brightness of a picture (ITU-R BT.709), for comparing what was shown with what was seen. */
public final class Luma {

  private static final int CELLS = 16;

  private final BufferedImage picture;

  private Luma(BufferedImage picture) {
    this.picture = picture;
  }

  /** Reads a PNG. */
  public static Luma ofPng(byte[] png) {
    try {
      return new Luma(ImageIO.read(new ByteArrayInputStream(png)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads what {@code canvas.toDataURL()} gives. */
  public static Luma ofDataUrl(String dataUrl) {
    return ofPng(Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1)));
  }

  public int width() {
    return picture.getWidth();
  }

  public int height() {
    return picture.getHeight();
  }

  /** The number that the motion pattern spells in its top row. */
  public int number() {
    int number = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      int x = (int) ((cell + 0.5) * width() / CELLS);
      number = number << 1 | (at(x, 20 * height() / 720) < 128 ? 1 : 0);
    }
    return number;
  }

  /**
   * The peak signal-to-noise ratio against another picture of the same size, in decibels.
   *
   * @return positive infinity when both are equal
   */
  public double psnrAgainst(Luma other) {
    if (width() != other.width() || height() != other.height()) {
      throw new IllegalArgumentException(
          "sizes differ: %d × %d and %d × %d"
              .formatted(width(), height(), other.width(), other.height()));
    }
    double squares = 0;
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        double difference = at(x, y) - other.at(x, y);
        squares += difference * difference;
      }
    }
    double meanSquare = squares / ((double) width() * height());
    return meanSquare == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255 * 255 / meanSquare);
  }

  private double at(int x, int y) {
    int rgb = picture.getRGB(x, y);
    return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
  }
}
