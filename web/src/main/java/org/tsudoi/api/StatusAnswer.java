package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the server says about itself.
 *
 * @param version the product's version
 * @param node the name of the server that answers
 * @param startedAt when the server began
 * @param uptimeSeconds how long it has run
 * @param live what goes on now; absent for those who may not see meetings of others
 */
@Schema(name = "Status")
public record StatusAnswer(
    String version, String node, Instant startedAt, long uptimeSeconds, Live live) {

  /**
   * What goes on now.
   *
   * @param meetings meetings that people are in
   * @param participants people in them
   * @param shares screens being shared
   */
  @Schema(name = "LiveCounts")
  public record Live(int meetings, int participants, int shares) {}
}
