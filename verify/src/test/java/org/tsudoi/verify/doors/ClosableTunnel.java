package org.tsudoi.verify.doors;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;

/** A tunnel without a line: it only remembers why it was closed. Thread-safe. */
final class ClosableTunnel implements Tunnel {

  private final TunnelId id = TunnelId.random(new SecureRandom());
  private final AtomicReference<Problem> closed = new AtomicReference<>();

  Optional<Problem> closedBy() {
    return Optional.ofNullable(closed.get());
  }

  @Override
  public TunnelId id() {
    return id;
  }

  @Override
  public String secret() {
    return "secret";
  }

  @Override
  public void wake() {}

  @Override
  public void drop(long uplinks, long downlinks) {}

  @Override
  public void close(Problem why, String detail) {
    closed.compareAndSet(null, why);
  }

  @Override
  public ConnectionFacts connection() {
    return new ConnectionFacts("websocket", "TLSv1.3", "192.0.2.7", "test");
  }
}
