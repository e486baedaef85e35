package org.tsudoi.accounts.domain;

/**
 * Keeps a spreadsheet from taking a cell for a formula: what begins like one gets an apostrophe
 * before it, and reading takes exactly that one off again, so that nothing is lost on the way.
 */
final class CsvCell {

  /** Half and full width: Japanese spreadsheets take both. */
  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

  private static final char GUARD = '\'';

  private CsvCell() {}

  static String guarded(String text) {
    return looksLikeFormula(text) ? GUARD + text : text;
  }

  static String plain(String cell) {
    boolean guarded = !cell.isEmpty() && cell.charAt(0) == GUARD && looksLikeFormula(cell);
    return guarded ? cell.substring(1) : cell;
  }

  /** Whatever apostrophes are before it: with fewer of them it could become one. */
  private static boolean looksLikeFormula(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == GUARD) {
      first++;
    }
    return first < text.length() && BEGINNINGS.indexOf(text.charAt(first)) >= 0;
  }
}
