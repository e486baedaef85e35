package org.tsudoi.web.accounts;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.tsudoi.accounts.ImportLine;
import org.tsudoi.accounts.ImportOutcome;
import org.tsudoi.accounts.ImportReport;
import org.tsudoi.shared.Caller;
import org.tsudoi.web.shell.Texts;
import org.tsudoi.web.shell.Visitor;

/**
 * Takes things from a CSV text: first it says row by row what would be done, then it does that very
 * thing.
 */
public abstract class CsvImportView implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What a form can carry within the limit of a request, whatever the script. */
  private static final int MAX_CHARACTERS = 100_000;

  @Inject private Visitor visitor;
  @Inject private Texts texts;

  private String csv = "";
  private String checked = "";
  private transient ImportReport report;

  /** Says what the file would do; writes nothing. */
  protected abstract ImportReport preview(Caller caller, byte[] file);

  /** Does what the file says. */
  protected abstract ImportReport take(Caller caller, byte[] file);

  /** Says what the text would do. */
  public void check() {
    checked = csv;
    report = preview(visitor.caller(), bytes());
  }

  /** Does what was said; a text that has been changed since is only checked. */
  public void take() {
    if (csv.equals(checked)) {
      report = take(visitor.caller(), bytes());
    } else {
      check();
    }
  }

  private byte[] bytes() {
    return csv.getBytes(StandardCharsets.UTF_8);
  }

  /** What is known of the text, before anything was written. */
  public ImportReport getPreview() {
    return report != null && !report.written() ? report : null;
  }

  /** What was written. */
  public ImportReport getDone() {
    return report != null && report.written() ? report : null;
  }

  /** Whether the text could be taken and changes anything. */
  public boolean isReady() {
    return getPreview() != null && !report.isRefused() && getTaken() > 0;
  }

  /** How many rows are or would be taken. */
  public long getTaken() {
    return count(ImportOutcome.CREATED.name()) + count(ImportOutcome.CHANGED.name());
  }

  /** How many rows have this outcome. */
  public long count(String outcome) {
    return report == null ? 0 : report.count(ImportOutcome.valueOf(outcome));
  }

  /** The rows, those to be corrected first. */
  public List<ImportLine> getLines() {
    return report == null
        ? List.of()
        : report.lines().stream()
            .sorted(Comparator.comparing(line -> line.outcome() != ImportOutcome.REFUSED))
            .toList();
  }

  /** What is wrong with a row or what changes, in words. */
  public String explain(ImportLine line) {
    return line.flaw()
        .map(flaw -> texts.named("accounts.flaw", flaw, word(line.field())))
        .orElseGet(() -> line.fields().stream().map(this::word).collect(Collectors.joining(", ")));
  }

  private String word(String field) {
    return texts.word("auditing.field", field);
  }

  /** The shape before the word. */
  public String kind(ImportLine line) {
    return switch (line.outcome()) {
      case CREATED -> "good";
      case CHANGED -> "use";
      case UNCHANGED -> "off";
      case REFUSED -> "refused";
    };
  }

  /** The most characters of the text. */
  public int getMaxCharacters() {
    return MAX_CHARACTERS;
  }

  /** The text. */
  public String getCsv() {
    return csv;
  }

  /** Takes the text. */
  public void setCsv(String csv) {
    this.csv = csv == null ? "" : csv;
  }
}
