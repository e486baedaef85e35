package org.tsudoi.accounts.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tsudoi.accounts.ImportFlaw;

/**
 * A file of devices as it was read: a head, then a row for each device with its user ID, its name
 * and its MAC addresses, several of them separated by semicolons.
 *
 * <p>What is wrong with the file as a whole stands in a flawed row of its own. Reading stops there.
 *
 * @param rows the rows in their order
 */
public record DeviceSheet(List<Row> rows) {

  /** The most devices in a file. */
  public static final int MAX_ROWS = 5_000;

  private static final String LOGIN_NAME = "loginName";
  private static final String NAME = "name";
  private static final String MACS = "macs";
  private static final List<String> FIELDS = List.of(LOGIN_NAME, NAME, MACS);
  private static final Map<String, String> WORDS =
      Map.of(
          "loginname", LOGIN_NAME,
          "ユーザー id", LOGIN_NAME,
          "ユーザーid", LOGIN_NAME,
          "name", NAME,
          "端末", NAME,
          "端末名", NAME,
          "macs", MACS,
          "mac", MACS,
          "mac アドレス", MACS,
          "macアドレス", MACS);
  private static final int MOST_CELL = 1_000;
  private static final int SHOWN_HEAD = 40;

  /** Makes the list immutable. */
  public DeviceSheet {
    rows = List.copyOf(rows);
  }

  /**
   * One device of the file.
   *
   * @param line the line on which it begins, from 1
   * @param loginName the user ID as it is written
   * @param name what the device is called
   * @param macs its MAC addresses as they are written
   * @param flaw what is wrong with the row already as it is written
   */
  public record Row(
      long line,
      String loginName,
      String name,
      List<String> macs,
      Optional<FlawedRowException> flaw) {

    /** Makes the list immutable. */
    public Row {
      macs = List.copyOf(macs);
    }
  }

  /** Reads a file in UTF-8 or Shift_JIS with commas between its cells (RFC 4180). */
  public static DeviceSheet read(byte[] file) {
    try (CSVParser parser =
        CSVParser.parse(new StringReader(CsvText.of(file)), CSVFormat.RFC4180)) {
      Reading reading = new Reading(parser);
      reading.readAll();
      return new DeviceSheet(reading.rows);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The state of reading one file. */
  private static final class Reading {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<Row> rows = new ArrayList<>();
    private List<String> head = List.of();
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
        rows.add(new Row(Math.max(1, line), "", "", List.of(), Optional.of(flawed)));
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

    private static List<String> readHead(CSVRecord record) {
      List<String> columns = new ArrayList<>();
      for (String word : record) {
        String column = WORDS.get(word.strip().toLowerCase(Locale.ROOT));
        if (column == null) {
          throw new FlawedRowException(ImportFlaw.UNKNOWN_COLUMN, shown(word));
        }
        if (columns.contains(column)) {
          throw new FlawedRowException(ImportFlaw.COLUMN_TWICE, shown(word));
        }
        columns.add(column);
      }
      FIELDS.stream()
          .filter(field -> !columns.contains(field))
          .findFirst()
          .ifPresent(
              missing -> {
                throw new FlawedRowException(ImportFlaw.COLUMN_MISSING, missing);
              });
      return columns;
    }

    private Row row(CSVRecord record) {
      if (record.size() != head.size()) {
        return flawed(new FlawedRowException(ImportFlaw.CELL_COUNT, ""));
      }
      String loginName = cell(record, LOGIN_NAME);
      String name = cell(record, NAME);
      String macs = cell(record, MACS);
      for (String field : FIELDS) {
        Optional<FlawedRowException> wrong = flawOf(field, cell(record, field));
        if (wrong.isPresent()) {
          return flawed(wrong.get());
        }
      }
      List<String> several =
          Arrays.stream(macs.split(";")).map(String::strip).filter(mac -> !mac.isEmpty()).toList();
      return new Row(line, loginName, name, several, Optional.empty());
    }

    private Row flawed(FlawedRowException why) {
      return new Row(line, "", "", List.of(), Optional.of(why));
    }

    private String cell(CSVRecord record, String field) {
      return CsvCell.plain(record.get(head.indexOf(field)).strip()).strip();
    }

    private static Optional<FlawedRowException> flawOf(String field, String cell) {
      if (cell.isEmpty()) {
        return Optional.of(new FlawedRowException(ImportFlaw.MISSING, field));
      }
      if (cell.length() > MOST_CELL) {
        return Optional.of(new FlawedRowException(ImportFlaw.TOO_LONG, field));
      }
      return cell.codePoints().anyMatch(Profile::breaksText)
          ? Optional.of(new FlawedRowException(ImportFlaw.CONTROL_CHARACTER, field))
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
