package org.tsudoi.verify.load;

import jakarta.json.JsonObject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.tunnel.Arrivals;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;

/**
 * What one participant gets to hear: the server's control frames must come with numbers that leave
 * nothing out and repeat nothing, and the shares of the presenter in their order.
 *
 * <p>Belongs to the thread of one loop; the counts may be read by all.
 */
final class ControlWatch implements Arrivals {

  private final Histogram delays;
  private final Runnable whenShareBegan;
  private final AtomicLong shares = new AtomicLong();
  private final AtomicLong pictures = new AtomicLong();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private long lastNumber;

  /**
   * A watch of its own for each participant.
   *
   * @param delays takes how long each share took to be told, from the presenter's asking
   */
  ControlWatch(Histogram delays, Runnable whenShareBegan) {
    this.delays = delays;
    this.whenShareBegan = whenShareBegan;
  }

  @Override
  public void frame(EndToEndHeader header, long stamp, long payloadBytes) {
    if (header.channel() == Channel.SCREEN) {
      pictures.incrementAndGet();
    }
  }

  @Override
  public void control(EndToEndHeader header, JsonObject json) {
    if (header.number() != lastNumber + 1) {
      troubles.add("control frame " + header.number() + " after " + lastNumber);
    }
    lastNumber = header.number();
    if (header.kind() == ControlKind.SHARE_BEGAN.number()) {
      ShareTitle title = ShareTitle.of(json.getJsonObject("share").getString("title"));
      if (title.count() != shares.incrementAndGet()) {
        troubles.add("share " + title.count() + " as the " + shares + "th");
      }
      delays.add(System.nanoTime() - title.askedAtNanos());
      whenShareBegan.run();
    } else if (header.kind() == ControlKind.SHARE_REFUSED.number()) {
      troubles.add("share refused: " + json);
    }
  }

  @Override
  public void closed(int code, String reason) {
    troubles.add("closed: " + code + " " + reason);
  }

  long shares() {
    return shares.get();
  }

  long pictures() {
    return pictures.get();
  }

  /** What went wrong so far. */
  Queue<String> troubles() {
    return troubles;
  }
}
