package org.tsudoi.accounts;

import java.util.List;
import java.util.Optional;

/**
 * What comes of one row of an import.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param loginName the user ID, as far as it could be read
 * @param displayName the name in the file, as far as it could be read
 * @param outcome what is or would be done
 * @param fields the fields that change, by their names in the header
 * @param flaw why it is refused
 * @param field the field that the flaw is about, or empty
 */
public record ImportLine(
    long line,
    String loginName,
    String displayName,
    ImportOutcome outcome,
    List<String> fields,
    Optional<ImportFlaw> flaw,
    String field) {

  /** Makes the list immutable. */
  public ImportLine {
    fields = List.copyOf(fields);
  }
}
