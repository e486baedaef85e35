package org.tsudoi.policies;

/**
 * Lets addresses in.
 *
 * @param range which
 * @param remark whose they are, in up to 100 characters; may be empty
 */
public record AccessRule(AddressRange range, String remark) {

  /** As people write it: the range, then the remark. */
  @Override
  public String toString() {
    return remark.isEmpty() ? range.toString() : range + " " + remark;
  }
}
