package org.tsudoi.policies.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRule;
import org.tsudoi.policies.AddressRange;

/** One rule of a version. */
@Embeddable
public class AccessRuleRow {

  @Enumerated(EnumType.STRING)
  @Column(name = "area")
  private AccessArea area;

  @Column(name = "place")
  private int place;

  @Column(name = "address_range")
  private String range;

  @Column(name = "remark")
  private String remark;

  /** For the container. */
  protected AccessRuleRow() {}

  AccessRuleRow(AccessArea area, int place, AccessRule rule) {
    this.area = area;
    this.place = place;
    this.range = rule.range().toString();
    this.remark = rule.remark();
  }

  AccessArea area() {
    return area;
  }

  int place() {
    return place;
  }

  AccessRule rule() {
    return new AccessRule(AddressRange.of(range), remark);
  }
}
