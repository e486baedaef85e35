package org.tsudoi.accounts.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tsudoi.accounts.ImportFlaw;

/**
 * Reads one file in UTF-8 or Shift_JIS with commas between its cells (RFC 4180): a head, then rows.
 *
 * <p>What is wrong with the file as a whole becomes a flawed row of its own, so that whoever wrote
 * it learns the line. Reading stops at the first place that is no CSV and after {@link #MAX_ROWS}.
 *
 * @param <C> a column
 * @param <R> a row as it was read
 */
abstract class SheetReading<C, R> {

  /** The most rows in a file. */
  static final int MAX_ROWS = 5_000;

  private static final int SHOWN_HEAD = 40;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<R> rows = new ArrayList<>();
  private List<C> head = List.of();
  private long line;

  SheetReading(byte[] file) {
    try {
      parser = CSVParser.parse(new StringReader(CsvText.of(file)), CSVFormat.RFC4180);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    records = parser.iterator();
  }

  /** The column with this head. */
  abstract Optional<C> column(String word);

  /** The columns that a file must have. */
  abstract List<C> required();

  /** The stable name of a column. */
  abstract String field(C column);

  /** The row that begins on this line. */
  abstract R row(long where, CSVRecord record);

  /** A row that only says what is wrong. */
  abstract R flawed(long where, FlawedRowException why);

  /** All rows in their order. */
  final List<R> read() {
    try {
      Optional<CSVRecord> first = next();
      if (first.isPresent()) {
        head = readHead(first.get());
        readRows();
      }
      if (rows.isEmpty()) {
        throw new FlawedRowException(ImportFlaw.NO_ROWS, "");
      }
    } catch (FlawedRowException flaw) {
      rows.add(flawed(Math.max(1, line), flaw));
    }
    return rows;
  }

  /** The columns in the order of the file. */
  final List<C> head() {
    return head;
  }

  /** What stands in a cell, without surrounding blanks and without a guard against formulas. */
  final String cell(CSVRecord record, int place) {
    return CsvCell.plain(record.get(place).strip()).strip();
  }

  private void readRows() {
    for (Optional<CSVRecord> record = next(); record.isPresent(); record = next()) {
      if (rows.size() == MAX_ROWS) {
        throw new FlawedRowException(ImportFlaw.TOO_MANY_ROWS, "");
      }
      rows.add(row(line, record.get()));
    }
  }

  /** The next line that is not empty. */
  private Optional<CSVRecord> next() {
    try {
      line = parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() > 1 || !record.get(0).isBlank()) {
          return Optional.of(record);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      return Optional.empty();
    } catch (UncheckedIOException notCsv) {
      throw new FlawedRowException(ImportFlaw.NOT_CSV, "");
    }
  }

  private List<C> readHead(CSVRecord record) {
    List<C> columns = new ArrayList<>();
    for (String word : record) {
      C column =
          column(word)
              .orElseThrow(() -> new FlawedRowException(ImportFlaw.UNKNOWN_COLUMN, shown(word)));
      if (columns.contains(column)) {
        throw new FlawedRowException(ImportFlaw.COLUMN_TWICE, shown(word));
      }
      columns.add(column);
    }
    for (C column : required()) {
      if (!columns.contains(column)) {
        throw new FlawedRowException(ImportFlaw.COLUMN_MISSING, field(column));
      }
    }
    return columns;
  }

  /** A head that is not known, short and on one line. */
  private static String shown(String head) {
    return head.codePoints()
        .filter(character -> !Profile.breaksText(character))
        .limit(SHOWN_HEAD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
