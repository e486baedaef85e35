package org.tsudoi.accounts.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public static final int MAX_ROWS = SheetReading.MAX_ROWS;

  /** Makes the list immutable. */
  public AccountSheet {
    rows = List.copyOf(rows);
  }

  /** Reads a file in UTF-8 or Shift_JIS with commas between its cells (RFC 4180). */
  public static AccountSheet read(byte[] file) {
    Reading reading = new Reading(file);
    List<AccountRow> rows = reading.read();
    return new AccountSheet(rows, reading.language);
  }

  private static final class Reading extends SheetReading<AccountColumn, AccountRow> {

    private String language = "en";

    Reading(byte[] file) {
      super(file);
    }

    @Override
    Optional<AccountColumn> column(String word) {
      Optional<AccountColumn> column = AccountColumn.of(word);
      language = AccountColumn.isJapanese(word) ? "ja" : language;
      return column;
    }

    @Override
    List<AccountColumn> required() {
      return List.of(AccountColumn.LOGIN_NAME);
    }

    @Override
    String field(AccountColumn column) {
      return column.field();
    }

    @Override
    AccountRow flawed(long where, FlawedRowException why) {
      return new AccountRow(where, Map.of(), Optional.of(why));
    }

    @Override
    AccountRow row(long where, CSVRecord record) {
      List<AccountColumn> head = head();
      Map<AccountColumn, String> cells = new EnumMap<>(AccountColumn.class);
      Optional<FlawedRowException> flaw =
          record.size() == head.size()
              ? Optional.empty()
              : Optional.of(new FlawedRowException(ImportFlaw.CELL_COUNT, ""));
      for (int i = 0; i < Math.min(record.size(), head.size()); i++) {
        AccountColumn column = head.get(i);
        String cell = cell(record, i);
        Optional<FlawedRowException> wrong = flawOf(column, cell);
        flaw = flaw.or(() -> wrong);
        if (wrong.isEmpty()) {
          cells.put(column, cell);
        }
      }
      return new AccountRow(where, cells, flaw);
    }

    private static Optional<FlawedRowException> flawOf(AccountColumn column, String cell) {
      if (cell.codePointCount(0, cell.length()) > column.maxLength()) {
        return Optional.of(new FlawedRowException(ImportFlaw.TOO_LONG, column.field()));
      }
      return cell.codePoints().anyMatch(Profile::breaksText)
          ? Optional.of(new FlawedRowException(ImportFlaw.CONTROL_CHARACTER, column.field()))
          : Optional.empty();
    }
  }
}
