package org.tsudoi.meetings;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.Link;
import org.tsudoi.relay.OrderedBy;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.RelayGroup;
import org.tsudoi.relay.RelayListener;
import org.tsudoi.relay.Rights;
import org.tsudoi.relay.SeatAssignment;
import org.tsudoi.relay.Tunnel;
import org.tsudoi.relay.TunnelFacts;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;

/** Keeps what it is told, and who heard what: one inbox for each tunnel. Thread-safe. */
final class CapturingRelay extends Relay {

  /** A control frame that went down a tunnel. */
  record Message(ControlKind kind, JsonObject json) {}

  private final Map<TunnelId, SeatAssignment> seats = new HashMap<>();
  private final Map<TunnelId, Tunnel> tunnels = new HashMap<>();
  private final Map<TunnelId, Rights> rights = new HashMap<>();
  private final Map<TunnelId, Problem> closed = new HashMap<>();
  private final Map<TunnelId, OrderedBy> closedBy = new HashMap<>();
  private final Map<TunnelId, String> details = new HashMap<>();
  private final Map<TunnelId, List<Message>> inboxes = new HashMap<>();
  private final Set<TunnelId> entered = new LinkedHashSet<>();
  final List<String> keyFrameRequests = new ArrayList<>();

  @Override
  public synchronized Link open(Tunnel tunnel, SeatAssignment seat) {
    TunnelId id = tunnel.id();
    seats.put(id, seat);
    tunnels.put(id, tunnel);
    rights.put(id, seat.rights());
    inboxes.put(id, new ArrayList<>());
    deliver(id, ControlKind.WELCOME.number(), seat.welcome());
    return new NoLink();
  }

  @Override
  public synchronized void enter(TunnelId tunnel) {
    entered.add(tunnel);
  }

  @Override
  public synchronized void replaceRights(TunnelId tunnel, Rights wanted) {
    rights.replace(tunnel, wanted);
  }

  @Override
  public synchronized void close(TunnelId tunnel, Problem why, String detail, OrderedBy by) {
    if (closed.putIfAbsent(tunnel, why) == null) {
      closedBy.put(tunnel, by);
      details.put(tunnel, detail);
      rights.put(tunnel, Rights.none());
      entered.remove(tunnel);
      tunnels.get(tunnel).close(why, detail);
    }
  }

  @Override
  public synchronized void send(TunnelId tunnel, int kind, byte[] payload) {
    if (!closed.containsKey(tunnel)) {
      deliver(tunnel, kind, payload);
    }
  }

  @Override
  public synchronized void sendToAll(RelayGroup group, int kind, byte[] payload) {
    entered.stream()
        .filter(id -> seats.get(id).group().equals(group))
        .forEach(id -> deliver(id, kind, payload));
  }

  @Override
  public synchronized void requestKeyFrame(RelayGroup group, int sender, int stream) {
    keyFrameRequests.add(sender + "/" + stream);
  }

  @Override
  public synchronized Optional<TunnelFacts> facts(TunnelId tunnel) {
    return closed.containsKey(tunnel)
        ? Optional.empty()
        : Optional.of(
            new TunnelFacts(
                tunnels.get(tunnel).connection(), Optional.empty(), 1_024, 3, 10, 20, Map.of()));
  }

  private void deliver(TunnelId tunnel, int kind, byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    JsonObject json = Json.createReader(new StringReader(text)).readObject();
    inboxes.get(tunnel).add(new Message(ControlKind.of(kind).orElseThrow(), json));
  }

  /** What a closed tunnel was told beside the problem. */
  synchronized String detail(TunnelId tunnel) {
    return details.get(tunnel);
  }

  synchronized RelayListener listener(TunnelId tunnel) {
    return seats.get(tunnel).listener();
  }

  synchronized Rights rights(TunnelId tunnel) {
    return rights.get(tunnel);
  }

  synchronized Optional<Problem> closedFor(TunnelId tunnel) {
    return Optional.ofNullable(closed.get(tunnel));
  }

  /** Who the participant is told has closed the tunnel; empty for nobody. */
  synchronized OrderedBy closedBy(TunnelId tunnel) {
    return closedBy.get(tunnel);
  }

  /** What went down a tunnel, in order. */
  synchronized List<Message> inbox(TunnelId tunnel) {
    return List.copyOf(inboxes.get(tunnel));
  }

  private static final class NoLink implements Link {
    @Override
    public void downlinkOpened(long generation, long lastReceived) {}

    @Override
    public boolean take(long generation, ByteBuffer target) {
      return false;
    }

    @Override
    public void downlinkAnswered(long generation) {}

    @Override
    public void downlinkLost(long generation) {}

    @Override
    public void uplinkOpened(long generation) {}

    @Override
    public void received(long generation, ByteBuffer units, boolean whole) {}

    @Override
    public void uplinkLost(long generation) {}

    @Override
    public long received() {
      return 0;
    }

    @Override
    public void closed(Problem why, String detail) {}
  }
}
