package org.tsudoi.verify.client;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.server.JsonText;

/** The frames that have come and that the test has not taken yet. Thread-safe. */
final class Arrivals {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long LOOK_MILLIS = 200;

  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final BooleanSupplier over;
  private final Supplier<String> state;

  Arrivals(BooleanSupplier over, Supplier<String> state) {
    this.over = over;
    this.state = state;
  }

  static boolean isControl(Frame frame, ControlKind kind) {
    return frame.header().channel() == Channel.CONTROL && frame.header().kind() == kind.number();
  }

  static JsonObject text(Frame frame) {
    return JsonText.object(new String(frame.copyOfPayload(), StandardCharsets.UTF_8));
  }

  void add(Frame frame) {
    frames.add(frame);
  }

  /** Waits for the next frame that fits, passing over all else, as long as any can come. */
  Frame next(Predicate<Frame> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        boolean last = over.getAsBoolean() || System.nanoTime() > deadline;
        Frame frame = frames.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (frame == null && last) {
          throw new AssertionError("the frame did not come" + state.get());
        }
        if (frame != null && wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the next frame that fits and answers all that came before it. */
  List<Frame> before(Predicate<Frame> wanted) {
    List<Frame> passed = new ArrayList<>();
    next(frame -> wanted.test(frame) || !passed.add(frame));
    return passed;
  }

  /** The control frames of that kind that have come by now, passing over all else. */
  List<JsonObject> drain(ControlKind kind) {
    List<Frame> come = new ArrayList<>();
    frames.drainTo(come);
    return come.stream().filter(frame -> isControl(frame, kind)).map(Arrivals::text).toList();
  }
}
