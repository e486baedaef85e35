package org.tsudoi.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.shared.Ticker;

/**
 * Whether a tunnel's two directions stand, since when one is missing, and what became of that.
 *
 * <p>A direction is missing before its first connection and after the loss of one. A downlink that
 * lasts for one answer only is missing when the next does not follow. What it answers is to be told
 * to the listener, in order.
 *
 * <p>Thread-safe; its lock is the last of a tunnel's.
 */
final class Presence {

  private final ConnectionLimits limits;
  private final long silenceNanos;
  private final Ticker ticker;
  private final long beganNanos;
  private final Map<LinkChange, Integer> changes = new EnumMap<>(LinkChange.class);
  private Optional<String> transport = Optional.empty();
  private boolean downlinkStands;
  private boolean uplinkStands;
  private boolean uplinkCame;
  private boolean cut;
  private boolean toldOfCut;
  private long missingSinceNanos;
  private Optional<Long> answeredAtNanos = Optional.empty();

  Presence(ConnectionLimits limits, Duration silence, Ticker ticker) {
    this.limits = limits;
    this.ticker = ticker;
    silenceNanos = silence.toNanos();
    beganNanos = ticker.nanos();
  }

  synchronized List<LinkChange> downlinkOpened(String over) {
    List<LinkChange> told = new ArrayList<>();
    if (transport.filter(before -> !before.equals(over)).isPresent()) {
      told.add(count(LinkChange.SWITCHED));
    } else if (downlinkStands && answeredAtNanos.isEmpty()) {
      // The client saw the end of the older one first.
      missing();
    }
    transport = Optional.of(over);
    downlinkStands = true;
    answeredAtNanos = Optional.empty();
    told.addAll(whole());
    return told;
  }

  synchronized List<LinkChange> uplinkOpened() {
    uplinkStands = true;
    uplinkCame = true;
    return whole();
  }

  private List<LinkChange> whole() {
    if (!cut || !downlinkStands || !uplinkStands) {
      return List.of();
    }
    cut = false;
    toldOfCut = false;
    return List.of(count(LinkChange.RESUMED));
  }

  synchronized void downlinkAnswered() {
    answeredAtNanos = Optional.of(ticker.nanos());
  }

  synchronized void downlinkLost() {
    downlinkStands = false;
    missing();
  }

  synchronized void uplinkLost() {
    uplinkStands = false;
    missing();
  }

  /** Both directions are given up. */
  synchronized void lost() {
    downlinkStands = false;
    uplinkStands = false;
    missing();
  }

  private void missing() {
    answeredAtNanos = Optional.empty();
    if (!cut) {
      cut = true;
      missingSinceNanos = ticker.nanos();
    }
  }

  synchronized List<LinkChange> rolledOver() {
    return List.of(count(LinkChange.ROLLED_OVER));
  }

  /** What has not come in time before the tunnel takes part. */
  synchronized Optional<String> lateOpening() {
    Duration since = ticker.since(beganNanos);
    if (!uplinkCame && since.compareTo(limits.openWithin()) > 0) {
      return Optional.of("no uplink");
    }
    return since.compareTo(limits.openWithin().multipliedBy(2)) > 0
        ? Optional.of("no hello")
        : Optional.empty();
  }

  /** Whether a direction has been missing for longer than a tunnel lives without it. */
  synchronized boolean isLostForGood() {
    return cut && ticker.since(missingSinceNanos).compareTo(limits.resumeWithin()) > 0;
  }

  /** Whether the connections that seem to stand lead to nobody. */
  synchronized boolean isSilent(long heardAtNanos) {
    boolean noNextRequest =
        answeredAtNanos
            .filter(at -> ticker.since(at).compareTo(limits.openWithin()) > 0)
            .isPresent();
    boolean nothingHeard = ticker.nanos() - heardAtNanos > silenceNanos;
    return (downlinkStands || uplinkStands) && (nothingHeard || noNextRequest);
  }

  /** What is to be told now because of the time that has passed. */
  synchronized List<LinkChange> due() {
    boolean tell =
        cut && !toldOfCut && ticker.since(missingSinceNanos).compareTo(limits.toldAfter()) > 0;
    toldOfCut |= tell;
    return tell ? List.of(count(LinkChange.INTERRUPTED)) : List.of();
  }

  private LinkChange count(LinkChange change) {
    changes.merge(change, 1, Integer::sum);
    return change;
  }

  /** How often each thing happened. */
  synchronized Map<LinkChange, Integer> changes() {
    return Map.copyOf(changes);
  }
}
