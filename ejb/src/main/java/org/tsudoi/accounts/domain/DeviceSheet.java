package org.tsudoi.accounts.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  public static final int MAX_ROWS = SheetReading.MAX_ROWS;

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
    return new DeviceSheet(new Reading(file).read());
  }

  private static final class Reading extends SheetReading<String, Row> {

    Reading(byte[] file) {
      super(file);
    }

    @Override
    Optional<String> column(String word) {
      return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    List<String> required() {
      return FIELDS;
    }

    @Override
    String field(String column) {
      return column;
    }

    @Override
    Row flawed(long where, FlawedRowException why) {
      return new Row(where, "", "", List.of(), Optional.of(why));
    }

    @Override
    Row row(long where, CSVRecord record) {
      if (record.size() != head().size()) {
        return flawed(where, new FlawedRowException(ImportFlaw.CELL_COUNT, ""));
      }
      for (String field : FIELDS) {
        Optional<FlawedRowException> wrong = flawOf(field, cell(record, field));
        if (wrong.isPresent()) {
          return flawed(where, wrong.get());
        }
      }
      List<String> macs =
          Arrays.stream(cell(record, MACS).split(";"))
              .map(String::strip)
              .filter(mac -> !mac.isEmpty())
              .toList();
      return new Row(where, cell(record, LOGIN_NAME), cell(record, NAME), macs, Optional.empty());
    }

    private String cell(CSVRecord record, String field) {
      return cell(record, head().indexOf(field));
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
  }
}
