package org.tsudoi.web.accounts;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as an SVG picture: the page's security policy lets no picture in that is made of data.
 *
 * @param size how many modules wide and high it is, without its quiet zone
 * @param path one square for each dark module
 */
public record QrPicture(int size, String path) {

  private static final int QUIET_ZONE = 4;

  /** The picture of a text; a little dirt on the screen does no harm. */
  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size, path.toString());
  }

  /** The part of the plane that is shown, the quiet zone included. */
  public String viewBox() {
    int whole = size + 2 * QUIET_ZONE;
    return -QUIET_ZONE + " " + -QUIET_ZONE + " " + whole + " " + whole;
  }
}
