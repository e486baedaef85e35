package org.tsudoi.auditing.store;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.tsudoi.auditing.RefusalLine;
import org.tsudoi.auditing.domain.RefusalCount;

/** One counted kind of refusal in one minute. */
@Entity
@Table(name = "refusal_count")
class RefusalRow {

  @EmbeddedId private RefusalRowId id;

  @Column(name = "refusals")
  private long refusals;

  protected RefusalRow() {}

  RefusalRow(RefusalRowId id) {
    this.id = id;
  }

  void add(long more) {
    refusals += more;
  }

  RefusalLine line() {
    RefusalCount count = id.toCount();
    return new RefusalLine(
        count.minute(), count.action(), count.problem(), count.path(), count.source(), refusals);
  }
}
