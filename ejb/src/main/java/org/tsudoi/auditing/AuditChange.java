package org.tsudoi.auditing;

import java.util.Map;

/**
 * The values that an action changed, by field name; a secret never stands here, only that it
 * changed.
 *
 * <p>A value is kept up to 500 characters, a side up to 6,000 bytes of JSON; what does not fit is
 * left out and marked.
 *
 * @param before the values until then
 * @param after the values from then on
 */
public record AuditChange(Map<String, String> before, Map<String, String> after) {

  private static final AuditChange NONE = new AuditChange(Map.of(), Map.of());

  /** Makes the maps immutable. */
  public AuditChange {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** No values worth keeping. */
  public static AuditChange none() {
    return NONE;
  }

  /** Something new with these values. */
  public static AuditChange created(Map<String, String> after) {
    return new AuditChange(Map.of(), after);
  }
}
