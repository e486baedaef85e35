package org.tsudoi.verify.hardening;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What the server wrote.
 *
 * @param status the HTTP status, 0 if it closed without a word
 * @param headers the header lines
 * @param body what followed them, chunk sizes and all
 */
record RawAnswer(int status, List<String> headers, String body) {

  static RawAnswer of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return new RawAnswer(0, List.of(), "");
    }
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = List.of((end < 0 ? text : text.substring(0, end)).split("\r\n"));
    return new RawAnswer(
        Integer.parseInt(lines.get(0).split(" ")[1]),
        lines.subList(1, lines.size()),
        end < 0 ? "" : text.substring(end + 4));
  }

  /** The values of a header, in the order they came. */
  List<String> all(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  /** Whether the body is as long as its headers say, or has its last chunk. */
  boolean isWhole() {
    List<String> lengths = all("Content-Length");
    return lengths.isEmpty()
        ? body.endsWith("0\r\n\r\n")
        : body.getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(lengths.get(0));
  }

  /** Headers and body. */
  String text() {
    return String.join("\n", headers) + "\n\n" + body;
  }
}
