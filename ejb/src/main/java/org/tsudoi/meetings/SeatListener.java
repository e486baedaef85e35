package org.tsudoi.meetings;

import java.time.Duration;
import java.util.OptionalLong;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.RelayListener;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.Ticker;

/**
 * Hears one participant's tunnel and hands what it says to the desk.
 *
 * <p>Refused frames are noted once a minute: the first says what the others would say, and nobody
 * can fill the audit trail by sending them. The relay calls it for one thing after the other.
 */
final class SeatListener implements RelayListener {

  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

  /** What others are bothered with may come three times a second, six times at once. */
  private static final int TOLD_TO_ALL = 10;

  private final ControlDesk desk;
  private final LiveInstance instance;
  private final Participant participant;
  private final LinkCounts counts;
  private final ControlBudget budget;
  private final Ticker ticker;
  private OptionalLong notedNanos = OptionalLong.empty();

  SeatListener(
      ControlDesk desk,
      LiveInstance instance,
      Participant participant,
      LinkCounts counts,
      Ticker ticker) {
    this.desk = desk;
    this.instance = instance;
    this.participant = participant;
    this.counts = counts;
    this.ticker = ticker;
    budget = new ControlBudget(ticker);
  }

  @Override
  public void control(TunnelId tunnel, int kind, byte[] payload) {
    if (budget.spend(isToldToAll(kind) ? TOLD_TO_ALL : 1)) {
      desk.handle(instance, participant, kind, payload);
    } else {
      desk.misbehaved(instance, participant, Problem.TOO_MANY_REQUESTS, "control frames");
    }
  }

  private static boolean isToldToAll(int kind) {
    return kind == ControlKind.RAISE_HAND.number()
        || kind == ControlKind.SHARE_REQUEST.number()
        || kind == ControlKind.ASK_TO_PRESENT.number()
        || kind == ControlKind.WANT_TO_PRESENT.number()
        || kind == ControlKind.CAMERA.number()
        || kind == ControlKind.DECODERS.number();
  }

  @Override
  public void refused(TunnelId tunnel, int channel, int kind, int stream, int times, Problem why) {
    boolean noted =
        notedNanos.isPresent() && ticker.since(notedNanos.getAsLong()).compareTo(BETWEEN_NOTES) < 0;
    if (!noted) {
      notedNanos = OptionalLong.of(ticker.nanos());
      desk.frameRefused(instance, participant, why, channel + "/" + kind + "/" + stream);
    }
  }

  @Override
  public void changed(TunnelId tunnel, LinkChange change) {
    counts.changed(change);
    instance.connectionChanged(participant, change);
  }

  @Override
  public void closed(TunnelId tunnel, Problem why, String detail) {
    counts.closed(why);
    instance.tunnelEnded(participant, why, detail);
  }
}
