package org.tsudoi.identity;

import com.unboundid.ldap.sdk.Entry;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which attributes of an entry say what; empty where none does.
 *
 * @param id what never changes, not even with the name
 * @param loginName the user ID
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email the address
 * @param department the department
 */
record DirectoryAttributes(
    String id, String loginName, String displayName, String kana, String email, String department) {

  private static final int MOST_ID = 255;

  /** What is asked of an entry. */
  String[] names() {
    return Stream.of(id, loginName, displayName, kana, email, department)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toArray(String[]::new);
  }

  /** Who an entry is; empty unless it says its ID and its user ID, once each. */
  Optional<DirectoryPerson> read(String directory, Entry entry) {
    String told = isBinary() ? hex(entry) : single(entry, id);
    String login = single(entry, loginName);
    if (told.isEmpty() || told.length() > MOST_ID || login.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DirectoryPerson(
            directory,
            told,
            login,
            first(entry, displayName),
            first(entry, kana),
            first(entry, email),
            first(entry, department)));
  }

  /** Active Directory tells its IDs as bytes. */
  private boolean isBinary() {
    String name = id.toLowerCase(Locale.ROOT);
    return name.equals("objectguid") || name.equals("objectsid");
  }

  private String hex(Entry entry) {
    byte[][] values = entry.getAttributeValueByteArrays(id);
    return values != null && values.length == 1 ? HexFormat.of().formatHex(values[0]) : "";
  }

  private static String single(Entry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values != null && values.length == 1 ? values[0].strip() : "";
  }

  private static String first(Entry entry, String attribute) {
    String value = attribute.isEmpty() ? null : entry.getAttributeValue(attribute);
    return value == null ? "" : value;
  }
}
