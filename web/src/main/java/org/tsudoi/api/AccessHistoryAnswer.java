package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.auditing.AccessChange;
import org.tsudoi.auditing.AccessLine;
import org.tsudoi.auditing.HistoryPage;
import org.tsudoi.auditing.PersonId;

/**
 * Some rows of the access history, newest first.
 *
 * @param rows the rows asked for
 * @param total how many the query found in all
 * @param complete false if a search by text did not look through the whole span
 */
@Schema(name = "AccessHistory")
public record AccessHistoryAnswer(List<Row> rows, long total, boolean complete) {

  /**
   * One connection.
   *
   * @param id the row
   * @param person whose it was
   * @param guest whether it was a guest, whose name nobody has checked
   * @param name the name that others saw
   * @param meeting the meeting
   * @param title the meeting's title at that time
   * @param instance which gathering
   * @param participant the index in it
   * @param address the client's address
   * @param transport how the tunnel was carried
   * @param tls the TLS version
   * @param client the client's name and version
   * @param began when it began
   * @param ended when it ended; absent while it lasts
   * @param reason why it ended; absent while it lasts
   * @param changes what happened to it meanwhile, the oldest first
   */
  @Schema(name = "AccessRow")
  public record Row(
      long id,
      String person,
      boolean guest,
      String name,
      String meeting,
      String title,
      String instance,
      int participant,
      String address,
      String transport,
      String tls,
      String client,
      Instant began,
      Instant ended,
      String reason,
      List<Change> changes) {}

  /**
   * Something that happened to a connection while it lasted.
   *
   * @param at when
   * @param what interrupted, resumed, switched or rolled-over
   * @param transport how the tunnel was carried from then on
   */
  @Schema(name = "AccessChange")
  public record Change(Instant at, String what, String transport) {}

  static AccessHistoryAnswer of(HistoryPage<AccessLine> page) {
    return new AccessHistoryAnswer(
        page.rows().stream().map(AccessHistoryAnswer::row).toList(), page.total(), page.complete());
  }

  private static Row row(AccessLine line) {
    return new Row(
        line.id(),
        line.person().toString(),
        line.person().kind() == PersonId.Kind.GUEST,
        line.name(),
        line.meeting().toString(),
        line.title(),
        line.instance().toString(),
        line.participant(),
        line.address(),
        line.transport(),
        line.tls(),
        line.client(),
        line.began(),
        line.ended().orElse(null),
        line.reason().orElse(null),
        line.changes().stream().map(AccessHistoryAnswer::change).toList());
  }

  private static Change change(AccessChange change) {
    return new Change(change.at(), change.what(), change.transport());
  }
}
