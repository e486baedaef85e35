package org.tsudoi.accounts.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without a mark at its beginning, else
 * Shift_JIS in the form of Windows. Text in Shift_JIS is next to never lawful UTF-8.
 */
final class CsvText {

  static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private CsvText() {}

  /**
   * Reads the bytes strictly: no character is guessed.
   *
   * @throws RefusedException with {@link Problem#MALFORMED} when they are neither
   */
  static String of(byte[] bytes) {
    String text =
        strictly(StandardCharsets.UTF_8, bytes)
            .or(() -> strictly(SHIFT_JIS, bytes))
            .orElseThrow(
                () ->
                    new RefusedException(Problem.MALFORMED, "csv", "neither UTF-8 nor Shift_JIS"));
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static Optional<String> strictly(Charset charset, byte[] bytes) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }
}
