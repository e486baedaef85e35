package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ImportFlaw;
import org.tsudoi.accounts.ImportLine;
import org.tsudoi.accounts.ImportOutcome;

/**
 * What came of one row.
 *
 * @param line the line of the file on which it begins, from 1
 * @param loginName the user ID
 * @param outcome what was done, or would be done in a dry run or if no other row were refused
 * @param fields the fields that change
 * @param flaw why it is refused; absent if it is not
 * @param field the field or column that the flaw is about; absent if it is about the whole row
 */
@Schema(name = "ImportRow")
public record ImportRowAnswer(
    long line,
    String loginName,
    ImportOutcome outcome,
    List<String> fields,
    ImportFlaw flaw,
    String field) {

  static ImportRowAnswer of(ImportLine line) {
    return new ImportRowAnswer(
        line.line(),
        line.loginName(),
        line.outcome(),
        line.fields(),
        line.flaw().orElse(null),
        line.field().isEmpty() ? null : line.field());
  }
}
