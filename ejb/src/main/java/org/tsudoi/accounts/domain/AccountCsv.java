package org.tsudoi.accounts.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.ImportedPassword;
import org.tsudoi.shared.AccountId;

/**
 * Writes users for spreadsheets: UTF-8 with a mark at its beginning, which Excel needs, and no cell
 * that a spreadsheet would take for a formula. The import reads what is written here.
 */
public final class AccountCsv {

  private static final Map<AccountState, String> STATES_IN_JAPANESE =
      Map.of(
          AccountState.ACTIVE, "有効",
          AccountState.DISABLED, "停止",
          AccountState.DELETED, "削除済み");

  private AccountCsv() {}

  /** The users and their groups, with heads and words in English or Japanese. */
  public static byte[] users(
      List<AccountView> users, Map<AccountId, List<GroupName>> groups, String language) {
    return file(
        Arrays.stream(AccountColumn.values()).map(column -> column.head(language)).toList(),
        users.stream()
            .map(user -> cells(user, groups.getOrDefault(user.id(), List.of()), language))
            .toList());
  }

  /** The first passwords of users. */
  public static byte[] passwords(List<ImportedPassword> passwords, String language) {
    return file(
        List.of(
            AccountColumn.LOGIN_NAME.head(language),
            AccountColumn.DISPLAY_NAME.head(language),
            language.equals("ja") ? "仮パスワード" : "oneTimePassword"),
        passwords.stream()
            .map(each -> List.of(each.loginName(), each.displayName(), each.oneTimePassword()))
            .toList());
  }

  private static List<String> cells(AccountView user, List<GroupName> groups, String language) {
    return List.of(
        user.loginName(),
        user.displayName(),
        user.kana(),
        user.email(),
        user.department(),
        RoleWords.write(user.roles(), language),
        GroupWords.write(groups),
        user.language(),
        user.timeZone(),
        user.validity().from().map(Object::toString).orElse(""),
        user.validity().until().map(Object::toString).orElse(""),
        language.equals("ja") ? STATES_IN_JAPANESE.get(user.state()) : user.state().name());
  }

  private static byte[] file(List<String> head, List<List<String>> rows) {
    StringBuilder text = new StringBuilder().append(CsvText.BYTE_ORDER_MARK);
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(head);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(CsvCell::guarded).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
