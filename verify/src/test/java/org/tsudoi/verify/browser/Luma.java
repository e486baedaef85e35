package org.tsudoi.verify.browser;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The brightness of a picture (ITU-R BT.709), for comparing what was shown with what was seen. */
public final class Luma {

  private static final int CELLS = 16;
  private static final int XWD_HEADER_FIELDS = 25;
  private static final int XWD_COLOR_BYTES = 12;

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

  /**
   * Reads an X window dump (XWD version 7) with 32 bits for each pixel, as Xvfb keeps its screen.
   */
  static Luma ofXwd(byte[] dump) {
    ByteBuffer bytes = ByteBuffer.wrap(dump);
    int[] header = new int[XWD_HEADER_FIELDS];
    bytes.asIntBuffer().get(header);
    if (header[1] != 7 || header[11] != 32) {
      throw new IllegalArgumentException("not an X window dump with 32 bits for each pixel");
    }
    int start = header[0] + header[19] * XWD_COLOR_BYTES;
    bytes.order(header[7] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    BufferedImage picture = new BufferedImage(header[4], header[5], BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, bytes.getInt(start + y * header[12] + 4 * x));
      }
    }
    return new Luma(picture);
  }

  /** A part of the picture. */
  public Luma part(int left, int top, int width, int height) {
    return new Luma(picture.getSubimage(left, top, width, height));
  }

  /** Where in this picture the other one is, each pixel of it; empty if it is nowhere. */
  public Optional<Point> find(Luma other) {
    for (int top = 0; top <= height() - other.height(); top++) {
      for (int left = 0; left <= width() - other.width(); left++) {
        if (contains(other, left, top)) {
          return Optional.of(new Point(left, top));
        }
      }
    }
    return Optional.empty();
  }

  private boolean contains(Luma other, int left, int top) {
    for (int y = 0; y < other.height(); y++) {
      for (int x = 0; x < other.width(); x++) {
        if (at(left + x, top + y) != other.at(x, y)) {
          return false;
        }
      }
    }
    return true;
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
