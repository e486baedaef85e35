package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tsudoi.meetings.Metric.Kind;
import org.tsudoi.meetings.Metric.Sample;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.TunnelFacts;
import org.tsudoi.shared.Problem;

/**
 * What a monitor may know of the meetings on this server: numbers, never names; so it asks for no
 * caller, and who reads them is for the edge to decide.
 *
 * <p>Every series is there from the start, so that a monitor sees the first event as a change.
 */
@ApplicationScoped
public class LiveMetrics {

  private static final List<String> TRANSPORTS = List.of("websocket", "https", "https-polling");

  private LinkCounts counts;
  private LiveMeetings live;
  private Relay relay;

  /** For the container's proxy. */
  public LiveMetrics() {}

  /** Metrics of these. */
  @Inject
  LiveMetrics(LinkCounts counts, LiveMeetings live, Relay relay) {
    this.counts = counts;
    this.live = live;
    this.relay = relay;
  }

  /** All figures at this moment. */
  public List<Metric> now() {
    List<TunnelFacts> tunnels = tunnels();
    return List.of(
        closed(),
        changes(),
        byTransport(tunnels),
        Metric.gauge("tsudoi_participants", "People in meetings.", participants()),
        Metric.gauge("tsudoi_meetings", "Meetings with people in them.", meetings()),
        Metric.gauge(
            "tsudoi_outbox_bytes",
            "Bytes of frames that wait in all outboxes.",
            tunnels.stream().mapToLong(TunnelFacts::queueBytes).sum()));
  }

  private Metric closed() {
    return new Metric(
        "tsudoi_tunnel_closed_total",
        Kind.COUNTER,
        "Tunnels that have ended, by the reason.",
        Stream.of(Problem.values())
            .map(why -> new Sample("reason", why.key(), counts.closedFor(why)))
            .toList());
  }

  private Metric changes() {
    return new Metric(
        "tsudoi_tunnel_changes_total",
        Kind.COUNTER,
        "Cuts, resumes, switches and rollovers of tunnels.",
        Stream.of(LinkChange.values())
            .map(change -> new Sample("change", change.key(), counts.changesBy(change)))
            .toList());
  }

  private static Metric byTransport(List<TunnelFacts> tunnels) {
    return new Metric(
        "tsudoi_tunnels",
        Kind.GAUGE,
        "Tunnels of participants, by transport.",
        TRANSPORTS.stream()
            .map(name -> new Sample("transport", name, countOver(name, tunnels)))
            .toList());
  }

  private static long countOver(String transport, List<TunnelFacts> tunnels) {
    return tunnels.stream()
        .filter(facts -> facts.connection().transport().equals(transport))
        .count();
  }

  private List<TunnelFacts> tunnels() {
    return live.all().stream()
        .map(LiveInstance::seats)
        .flatMap(Collection::stream)
        .map(someone -> relay.facts(someone.tunnel()))
        .flatMap(Optional::stream)
        .toList();
  }

  private long participants() {
    return live.all().stream().mapToLong(instance -> instance.present().size()).sum();
  }

  private long meetings() {
    return live.all().stream().filter(instance -> !instance.present().isEmpty()).count();
  }
}
