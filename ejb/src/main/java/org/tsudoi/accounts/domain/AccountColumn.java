package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of a file of users, with the names that its head may have: a stable English one, which
 * is the field's name in the API, and Japanese ones, the first of which is written.
 */
public enum AccountColumn {
  LOGIN_NAME("loginName", 64, "ユーザー ID", "ユーザーID"),
  DISPLAY_NAME("displayName", 100, "氏名"),
  KANA("kana", 100, "ふりがな", "フリガナ"),
  EMAIL("email", 254, "メールアドレス"),
  DEPARTMENT("department", 100, "部署"),
  ROLES("roles", 200, "役割"),
  GROUPS("groups", 5_200, "グループ"),
  LANGUAGE("language", 8, "言語"),
  TIME_ZONE("timeZone", 64, "タイムゾーン"),
  VALID_FROM("validFrom", 40, "有効期間の開始"),
  VALID_UNTIL("validUntil", 40, "有効期間の終了"),
  /** Written for the reader; read over, because disabling and deleting are acts of their own. */
  STATE("state", 40, "状態");

  private final String english;
  private final int maxLength;
  private final List<String> japanese;

  AccountColumn(String english, int maxLength, String... japanese) {
    this.english = english;
    this.maxLength = maxLength;
    this.japanese = List.of(japanese);
  }

  /** The column with this head, in whichever language and width it is written. */
  static Optional<AccountColumn> of(String head) {
    String folded = Normalizer.normalize(head, Normalizer.Form.NFKC).strip();
    return Arrays.stream(values())
        .filter(
            column -> column.english.equalsIgnoreCase(folded) || column.japanese.contains(folded))
        .findFirst();
  }

  /** Whether this head is written in Japanese. */
  static boolean isJapanese(String head) {
    return of(head).filter(column -> !column.english.equalsIgnoreCase(head.strip())).isPresent();
  }

  /** The stable name. */
  public String field() {
    return english;
  }

  /** The most characters in a cell. */
  int maxLength() {
    return maxLength;
  }

  /** The head in a file for readers of this language. */
  String head(String language) {
    return language.equals("ja") ? japanese.get(0) : english;
  }
}
