package org.tsudoi.auditing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.domain.RefusalCount;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/** What a row of {@code refusal_count} counts by. */
@Embeddable
class RefusalRowId implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "epoch_minute")
  private long minute;

  @Column(name = "action")
  private String action;

  @Column(name = "problem")
  private String problem;

  @Column(name = "path")
  private String path;

  @Column(name = "source")
  private String source;

  protected RefusalRowId() {}

  RefusalRowId(RefusalCount count) {
    minute = minuteOf(count.minute());
    action = count.action().name();
    problem = count.problem().name();
    path = count.path().name();
    source = count.source();
  }

  static long minuteOf(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
  }

  RefusalCount toCount() {
    return new RefusalCount(
        Instant.EPOCH.plus(Duration.ofMinutes(minute)),
        AuditAction.valueOf(action),
        Problem.valueOf(problem),
        CallerPath.valueOf(path),
        source);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefusalRowId that && toCount().equals(that.toCount());
  }

  @Override
  public int hashCode() {
    return Objects.hash(minute, action, problem, path, source);
  }
}
