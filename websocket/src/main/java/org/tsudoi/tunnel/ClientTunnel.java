package org.tsudoi.tunnel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Link;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * One participant's tunnel: a downlink and an uplink at a time, each on either transport, each
 * replaced by one of a higher generation.
 *
 * <p>Begins at its admission, gets its downlink and then its uplink, outlives their loss, and ends
 * when {@link #close} is called: what the link still has goes out if a downlink stands, then all
 * connections are closed with the reason. What a lost connection means is decided behind the link.
 *
 * <p>Thread-safe. The lock guards the fields; connections are opened, written and closed outside
 * it.
 */
public final class ClientTunnel implements Tunnel, DownWriter.Owner {

  private static final int SECRET_BYTES = 32;

  /** A connection that has been admitted, and may still come to nothing. */
  private record Claim(long generation, long lastReceived, ConnectionFacts facts) {}

  private final TunnelId id;
  private final String secret;
  private final TunnelExecutor executor;
  private final LiveTunnels tunnels;
  private final Map<Direction, Claim> claims = new EnumMap<>(Direction.class);
  private final TreeMap<Long, Connection> uplinks = new TreeMap<>();
  private Optional<Link> link = Optional.empty();
  private Optional<DownWriter> writer = Optional.empty();
  private Optional<Ending> ending = Optional.empty();
  private ConnectionFacts facts;
  private boolean closed;

  /** A tunnel that is not seated yet; its first downlink, generation 1, is like this. */
  public ClientTunnel(
      SecureRandom random, ConnectionFacts facts, TunnelExecutor executor, LiveTunnels tunnels) {
    this.facts = facts;
    this.executor = executor;
    this.tunnels = tunnels;
    id = TunnelId.random(random);
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    claims.put(Direction.DOWNLINK, new Claim(1, 0, facts));
  }

  @Override
  public TunnelId id() {
    return id;
  }

  @Override
  public String secret() {
    return secret;
  }

  @Override
  public synchronized ConnectionFacts connection() {
    return facts;
  }

  /** Gives the tunnel its place in the relay. */
  public synchronized void seat(Link seated) {
    link = Optional.of(seated);
  }

  /** The tunnel's place in the relay. */
  public synchronized Link link() {
    return link.orElseThrow();
  }

  /**
   * Admits a later connection.
   *
   * @return false for a generation that is not higher than all before in that direction
   * @throws TunnelOverException if the tunnel is ending
   */
  public synchronized boolean claim(TunnelOpening.OfTunnel opening, ConnectionFacts over) {
    requireNotEnding();
    Optional<Claim> before = Optional.ofNullable(claims.get(opening.direction()));
    boolean higher = before.map(Claim::generation).orElse(0L) < opening.generation();
    if (!higher || link.isEmpty()) {
      return false;
    }
    claims.put(opening.direction(), new Claim(opening.generation(), opening.lastReceived(), over));
    return true;
  }

  /** The claim of a connection that has come to stand; empty when a newer one has overtaken it. */
  private synchronized Optional<Claim> claimed(Direction direction, long generation) {
    requireNotEnding();
    Optional<Claim> claim =
        Optional.ofNullable(claims.get(direction)).filter(of -> of.generation() == generation);
    if (direction == Direction.DOWNLINK) {
      facts = claim.map(Claim::facts).orElse(facts);
    }
    return claim;
  }

  private void requireNotEnding() {
    if (ending.isPresent()) {
      throw new TunnelOverException(ending.get().why());
    }
  }

  /** Tells the link of it; answers false when a newer one has overtaken it meanwhile. */
  private boolean isTold(Direction direction, long generation, Runnable telling) {
    try {
      telling.run();
      return true;
    } catch (RefusedException refusal) {
      if (claimed(direction, generation).isEmpty()) {
        return false;
      }
      throw refusal;
    }
  }

  /**
   * A claimed downlink stands and takes over.
   *
   * @return false if a newer one was claimed meanwhile: then the caller closes this as replaced
   * @throws RefusedException if the tunnel is ending, or its last number was never sent; the
   *     connection is not closed by that
   */
  public boolean downlinkOpened(long generation, DownConnection connection) {
    return claimed(Direction.DOWNLINK, generation)
        .filter(
            claim ->
                isTold(
                    Direction.DOWNLINK,
                    generation,
                    () -> link().downlinkOpened(generation, claim.lastReceived())))
        .map(
            claim ->
                new DownWriter(generation, connection, link(), executor, tunnels.buffers(), this))
        .filter(this::takesOver)
        .isPresent();
  }

  /** Of two that come to stand at once the newer one counts, whichever is first here. */
  private boolean takesOver(DownWriter fresh) {
    Optional<Ending> late;
    Optional<DownWriter> overtaken;
    synchronized (this) {
      if (writer.filter(other -> other.generation() > fresh.generation()).isPresent()) {
        return false;
      }
      overtaken = writer;
      writer = Optional.of(fresh);
      late = closed ? ending : Optional.empty();
    }
    overtaken.ifPresent(old -> later(() -> old.abandon(Ending.REPLACED)));
    late.ifPresentOrElse(fresh::abandon, fresh::wake);
    return true;
  }

  /**
   * A claimed uplink stands.
   *
   * @return false if a newer one was claimed meanwhile: then the caller ends this one
   * @throws RefusedException if the tunnel is ending; the connection is not closed by that
   */
  public boolean uplinkOpened(long generation, Connection connection) {
    if (claimed(Direction.UPLINK, generation).isEmpty()) {
      return false;
    }
    synchronized (this) {
      uplinks.put(generation, connection);
    }
    boolean told = isTold(Direction.UPLINK, generation, () -> link().uplinkOpened(generation));
    if (!told) {
      synchronized (this) {
        uplinks.remove(generation);
      }
    }
    return told;
  }

  /** Why the tunnel is ending, if it is. */
  public synchronized Optional<Problem> ending() {
    return ending.map(Ending::why);
  }

  /** The connection of an uplink generation that stands. */
  public synchronized Optional<Connection> uplink(long generation) {
    return Optional.ofNullable(uplinks.get(generation));
  }

  /** A connection is gone, which the participant has not wished. */
  public void lost(Direction direction, long generation) {
    if (direction == Direction.DOWNLINK) {
      synchronized (this) {
        writer = writer.filter(gone -> gone.generation() != generation);
      }
      link().downlinkLost(generation);
      finishWithoutDownlink();
    } else {
      synchronized (this) {
        uplinks.remove(generation);
      }
      link().uplinkLost(generation);
    }
  }

  /** The participant closed a connection that stands, and so the tunnel. */
  public void left(Direction direction, long generation) {
    if (isNewest(direction, generation)) {
      link().closed(Problem.NORMAL, "");
    }
  }

  private synchronized boolean isNewest(Direction direction, long generation) {
    return direction == Direction.DOWNLINK
        ? writer.filter(stands -> stands.generation() == generation).isPresent()
        : uplinks.containsKey(generation) && uplinks.lastKey() == generation;
  }

  @Override
  public void wake() {
    writer().ifPresent(DownWriter::wake);
  }

  private synchronized Optional<DownWriter> writer() {
    return writer;
  }

  @Override
  public void drop(long upTo, long downlinksUpTo) {
    List<Connection> gone;
    Optional<DownWriter> stale;
    synchronized (this) {
      Map<Long, Connection> replaced = uplinks.headMap(upTo, true);
      gone = List.copyOf(replaced.values());
      replaced.clear();
      stale = writer.filter(old -> old.generation() <= downlinksUpTo);
      writer = writer.filter(stands -> stands.generation() > downlinksUpTo);
    }
    if (!gone.isEmpty() || stale.isPresent()) {
      later(
          () -> {
            gone.forEach(connection -> connection.close(Ending.REPLACED));
            stale.ifPresent(old -> old.abandon(Ending.REPLACED));
          });
    }
  }

  @Override
  public void close(Problem why, String detail) {
    synchronized (this) {
      if (ending.isPresent()) {
        return;
      }
      ending = Optional.of(new Ending(why, detail));
    }
    finishWithoutDownlink();
  }

  /** Ends at once unless there is a downlink that can still carry the reason. */
  private void finishWithoutDownlink() {
    Optional<Ending> why;
    synchronized (this) {
      why = ending;
    }
    if (why.isPresent() && !writer().map(stands -> stands.end(why.get())).orElse(false)) {
      // Nobody finds it any more from now on; its uplinks are closed by a thread that holds no
      // lock.
      tunnels.remove(this);
      later(this::finish);
    }
  }

  @Override
  public void failed(DownWriter gone) {
    lost(Direction.DOWNLINK, gone.generation());
  }

  @Override
  public void finished(DownWriter last) {
    finish();
  }

  private void finish() {
    List<Connection> standing;
    Ending why;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      why = ending.orElseThrow();
      standing = List.copyOf(uplinks.values());
      uplinks.clear();
    }
    tunnels.remove(this);
    standing.forEach(connection -> connection.close(why));
  }

  private void later(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException stopping) {
      work.run();
    }
  }
}
