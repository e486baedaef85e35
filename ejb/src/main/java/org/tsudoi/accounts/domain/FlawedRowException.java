package org.tsudoi.accounts.domain;

import org.tsudoi.accounts.ImportFlaw;

/** A row of a file of users cannot be taken. */
public class FlawedRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ImportFlaw flaw;
  private final String field;

  /** A flaw in the field with this name; empty when it is about the whole row. */
  public FlawedRowException(ImportFlaw flaw, String field) {
    super(flaw + " " + field);
    this.flaw = flaw;
    this.field = field;
  }

  /** What is wrong. */
  public ImportFlaw flaw() {
    return flaw;
  }

  /** Where it is wrong. */
  public String field() {
    return field;
  }
}
