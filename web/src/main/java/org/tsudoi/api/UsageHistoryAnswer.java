package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.UsageLine;

/**
 * Some rows of the usage history, newest first.
 *
 * @param rows the rows asked for
 * @param total how many the query found in all
 * @param complete false if a search by text did not look through the whole span
 */
@Schema(name = "UsageHistory")
public record UsageHistoryAnswer(List<Row> rows, long total, boolean complete) {

  /**
   * One time of sharing a screen or a camera.
   *
   * @param id the row
   * @param person the presenter
   * @param name the name that others saw
   * @param meeting the meeting
   * @param title the meeting's title at that time
   * @param instance which gathering
   * @param participant the presenter's index in it
   * @param surface monitor, window or browser, or camera for the picture of the person
   * @param surfaceTitle how the presenter's client called it
   * @param viewers the largest number of others meanwhile
   * @param began when it began
   * @param ended when it ended; absent while it lasts
   * @param reason why it ended; absent while it lasts
   */
  @Schema(name = "UsageRow")
  public record Row(
      long id,
      String person,
      String name,
      String meeting,
      String title,
      String instance,
      int participant,
      String surface,
      String surfaceTitle,
      int viewers,
      Instant began,
      Instant ended,
      String reason) {}

  static UsageHistoryAnswer of(HistoryPage<UsageLine> page) {
    return new UsageHistoryAnswer(
        page.rows().stream().map(UsageHistoryAnswer::row).toList(), page.total(), page.complete());
  }

  private static Row row(UsageLine line) {
    return new Row(
        line.id(),
        line.person().toString(),
        line.name(),
        line.meeting().toString(),
        line.title(),
        line.instance().toString(),
        line.participant(),
        line.surface(),
        line.surfaceTitle(),
        line.viewers(),
        line.began(),
        line.ended().orElse(null),
        line.reason().orElse(null));
  }
}
