package org.tsudoi.bench.contender;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.tsudoi.bench.line.HttpAnswers;
import org.tsudoi.bench.line.Line;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;

/** Viewers who fetch a file again and again over one connection each. */
final class NginxGathering implements Gathering {

  private final List<Fetching> viewers = new ArrayList<>();
  private final Losses losses = new Losses();

  void add(Loop loop, Target target, int viewer, Arrived arrived) {
    Fetching fetching = new Fetching(viewer, arrived, losses, Line.open(loop, target, 0));
    fetching.line.handOver(fetching, ByteBuffer.allocate(0));
    viewers.add(fetching);
  }

  @Override
  public void send(int bytes, long stamp) {
    viewers.forEach(viewer -> viewer.fetch(bytes, stamp));
  }

  @Override
  public void stall(int viewer, boolean stop) {
    viewers.get(viewer).line.pause(stop);
  }

  @Override
  public void check() {
    losses.check();
  }

  @Override
  public void close() {
    losses.expect();
    viewers.forEach(viewer -> viewer.line.drop());
  }

  /** One connection; a request waits until the one before is answered. */
  private static final class Fetching implements Line.Receiver, HttpAnswers.Sink {

    private record Wanted(int bytes, long stamp) {}

    private final int viewer;
    private final Arrived arrived;
    private final Losses losses;
    private final Line line;
    private final HttpAnswers answers = new HttpAnswers(this);
    private final Queue<Wanted> waiting = new ArrayDeque<>();

    Fetching(int viewer, Arrived arrived, Losses losses, Line line) {
      this.viewer = viewer;
      this.arrived = arrived;
      this.losses = losses;
      this.line = line;
    }

    synchronized void fetch(int bytes, long stamp) {
      waiting.add(new Wanted(bytes, stamp));
      if (waiting.size() == 1) {
        request();
      }
    }

    private void request() {
      String text = "GET /" + waiting.element().bytes() + ".bin HTTP/1.1\r\nHost: bench\r\n\r\n";
      line.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void bytes(ByteBuffer chunk) {
      answers.take(chunk);
    }

    @Override
    public void body(ByteBuffer part) {
      // What is in the file is of no interest.
    }

    @Override
    public synchronized void end() {
      Wanted done = waiting.remove();
      arrived.message(viewer, done.stamp(), done.bytes());
      if (!waiting.isEmpty()) {
        request();
      }
    }

    @Override
    public void tick(long nowNanos) {
      // Nothing here depends on time.
    }

    @Override
    public void lost(String why) {
      losses.add("viewer " + viewer + ": " + why);
    }
  }
}
