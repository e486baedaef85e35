package org.tsudoi.accounts.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tsudoi.accounts.ImportFlaw;

/**
 * A file of users as it was read: a head, then a row for each user.
 *
 * <p>What is wrong with the file as a whole stands in a flawed row of its own, so that whoever
 * wrote it learns the line. Reading stops at the first place that is no CSV and after {@link
 * #MAX_ROWS}.
 *
 * @param rows the rows in their order
 * @param language of the head: {@code en} or {@code ja}
 */
public record AccountSheet(List<AccountRow> rows, String language) {

  /** The most users in a file. */
  public static final int MAX_ROWS = 5_000;

  private static final int SHOWN_HEAD = 40;

  /** Makes the list immutable. */
  public AccountSheet {
    rows = List.copyOf(rows);
  }

  /** Reads a file in UTF-8 or Shift_JIS with commas between its cells (RFC 4180). */
  public static AccountSheet read(byte[] file) {
    try (CSVParser parser =
        CSVParser.parse(new StringReader(CsvText.of(file)), CSVFormat.RFC4180)) {
      Reading reading = new Reading(parser);
      reading.readAll();
      return new AccountSheet(reading.rows, reading.language);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The state of reading one file. */
  private static final class Reading {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<AccountRow> rows = new ArrayList<>();
    private List<AccountColumn> head = List.of();
    private String language = "en";
    private long line;

    Reading(CSVParser parser) {
      this.parser = parser;
      this.records = parser.iterator();
    }

    void readAll() {
      try {
        Optional<CSVRecord> first = next();
        if (first.isPresent()) {
          head = readHead(first.get());
          readRows();
        }
        if (rows.isEmpty()) {
          throw new FlawedRowException(ImportFlaw.NO_ROWS, "");
        }
      } catch (FlawedRowException flawed) {
        rows.add(new AccountRow(Math.max(1, line), Map.of(), Optional.of(flawed)));
      }
    }

    private void readRows() {
      for (Optional<CSVRecord> record = next(); record.isPresent(); record = next()) {
        if (rows.size() == MAX_ROWS) {
          throw new FlawedRowException(ImportFlaw.TOO_MANY_ROWS, "");
        }
        rows.add(row(record.get()));
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

    private List<AccountColumn> readHead(CSVRecord record) {
      List<AccountColumn> columns = new ArrayList<>();
      for (String name : record) {
        AccountColumn column =
            AccountColumn.of(name)
                .orElseThrow(() -> new FlawedRowException(ImportFlaw.UNKNOWN_COLUMN, shown(name)));
        if (columns.contains(column)) {
          throw new FlawedRowException(ImportFlaw.COLUMN_TWICE, shown(name));
        }
        columns.add(column);
        language = AccountColumn.isJapanese(name) ? "ja" : language;
      }
      if (!columns.contains(AccountColumn.LOGIN_NAME)) {
        throw new FlawedRowException(ImportFlaw.COLUMN_MISSING, AccountColumn.LOGIN_NAME.field());
      }
      return columns;
    }

    private AccountRow row(CSVRecord record) {
      Map<AccountColumn, String> cells = new EnumMap<>(AccountColumn.class);
      Optional<FlawedRowException> flaw =
          record.size() == head.size()
              ? Optional.empty()
              : Optional.of(new FlawedRowException(ImportFlaw.CELL_COUNT, ""));
      for (int i = 0; i < Math.min(record.size(), head.size()); i++) {
        AccountColumn column = head.get(i);
        String cell = CsvCell.plain(record.get(i).strip()).strip();
        Optional<FlawedRowException> wrong = flawOf(column, cell);
        flaw = flaw.or(() -> wrong);
        if (wrong.isEmpty()) {
          cells.put(column, cell);
        }
      }
      return new AccountRow(line, cells, flaw);
    }

    private static Optional<FlawedRowException> flawOf(AccountColumn column, String cell) {
      if (cell.codePointCount(0, cell.length()) > column.maxLength()) {
        return Optional.of(new FlawedRowException(ImportFlaw.TOO_LONG, column.field()));
      }
      return cell.codePoints().anyMatch(Profile::breaksText)
          ? Optional.of(new FlawedRowException(ImportFlaw.CONTROL_CHARACTER, column.field()))
          : Optional.empty();
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
}
