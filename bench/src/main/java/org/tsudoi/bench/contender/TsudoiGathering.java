package org.tsudoi.bench.contender;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tsudoi.bench.tunnel.Arrivals;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;

/**
 * A meeting in which somebody shares a screen: deltas, and a key frame first and whenever the
 * server asks for one, as the meeting page does it.
 */
final class TsudoiGathering implements Gathering {

  private final List<Participant> viewers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean keyWanted = new AtomicBoolean(true);
  private final Losses losses = new Losses();
  private Participant presenter;

  void presenter(Participant joined) {
    presenter = joined;
    joined.share();
  }

  void viewer(Participant joined) {
    viewers.add(joined);
  }

  Arrivals atPresenter() {
    return new Arrivals() {
      @Override
      public void frame(EndToEndHeader header, long stamp, long payloadBytes) {
        losses.add("a frame that nobody can have sent");
      }

      @Override
      public void control(EndToEndHeader header, JsonObject json) {
        if (header.kind() == ControlKind.KEY_FRAME_REQUEST.number()) {
          keyWanted.set(true);
        }
      }

      @Override
      public void closed(int code, String reason) {
        losses.add("presenter: " + code + " " + reason);
      }
    };
  }

  Arrivals atViewer(int viewer, Arrived arrived) {
    return new Arrivals() {
      @Override
      public void frame(EndToEndHeader header, long stamp, long payloadBytes) {
        if (header.channel() == Channel.SCREEN) {
          arrived.message(viewer, stamp, payloadBytes);
        }
      }

      @Override
      public void closed(int code, String reason) {
        losses.add("viewer " + viewer + ": " + code + " " + reason);
      }
    };
  }

  @Override
  public void send(int bytes, long stamp) {
    byte[] payload = ByteBuffer.allocate(bytes).putLong(stamp).array();
    if (keyWanted.getAndSet(false)) {
      presenter.key(payload);
    } else {
      presenter.delta(payload);
    }
  }

  @Override
  public void stall(int viewer, boolean stop) {
    viewers.get(viewer).stall(stop);
  }

  @Override
  public void check() {
    losses.check();
  }

  @Override
  public void close() {
    losses.expect();
    if (presenter != null) {
      presenter.leave();
    }
    List.copyOf(viewers).forEach(Participant::leave);
  }
}
