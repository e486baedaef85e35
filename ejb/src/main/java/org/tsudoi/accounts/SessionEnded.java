package org.tsudoi.accounts;

import org.tsudoi.shared.SessionId;

/**
 * A session has ended: signed out, run out, or ended by a change of its account.
 *
 * <p>Fired inside the transaction that ends it, on the node that ended it. Once that is committed
 * every node hears it through the backbone: who keeps something of a session in memory observes
 * {@link org.tsudoi.backbone.Invalidation} of the kind {@link #NEWS}.
 *
 * @param session the session that is no more
 */
public record SessionEnded(SessionId session) {

  /** The kind of the news that every node hears through the backbone. */
  public static final String NEWS = "session";
}
