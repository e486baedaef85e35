package org.tsudoi.relay;

import java.util.ArrayList;
import java.util.List;
import org.tsudoi.shared.Problem;

/** Writes down what a listener hears. */
final class RecordingListener implements RelayListener {

  private final List<String> events = new ArrayList<>();

  @Override
  public synchronized void control(TunnelId tunnel, int kind, byte[] payload) {
    events.add(tunnel + " control " + kind);
  }

  @Override
  public synchronized void refused(
      TunnelId tunnel, int channel, int kind, int stream, int times, Problem why) {
    events.add(tunnel + " refused " + channel + " x" + times);
  }

  @Override
  public synchronized void changed(TunnelId tunnel, LinkChange change) {
    events.add(tunnel + " " + change);
  }

  @Override
  public synchronized void closed(TunnelId tunnel, Problem why, String detail) {
    events.add(tunnel + " closed " + why);
  }

  synchronized List<String> events() {
    return List.copyOf(events);
  }
}
