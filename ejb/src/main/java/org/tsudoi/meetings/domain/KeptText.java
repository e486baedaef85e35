package org.tsudoi.meetings.domain;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;

/**
 * A text kept for people, with the mark that says whether it is readable or sealed bytes.
 *
 * <p>Today every text is plain; in an end-to-end protected meeting it will be sealed by the clients
 * and kept as base64url. Immutable.
 */
@Embeddable
public class KeptText {

  /** How the value is to be read. */
  public enum Form {
    PLAIN,
    SEALED;

    /** The mark on the wire. */
    public String wireName() {
      return this == PLAIN ? "plain" : "sealed";
    }
  }

  @Enumerated(EnumType.STRING)
  private Form form;

  private String value;

  /** For JPA. */
  protected KeptText() {}

  private KeptText(Form form, String value) {
    this.form = form;
    this.value = value;
  }

  /** A readable text. */
  public static KeptText plain(String text) {
    return new KeptText(Form.PLAIN, text);
  }

  public Form form() {
    return form;
  }

  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptText that && form == that.form && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(form, value);
  }

  @Override
  public String toString() {
    return form == Form.PLAIN ? value : "(sealed)";
  }
}
