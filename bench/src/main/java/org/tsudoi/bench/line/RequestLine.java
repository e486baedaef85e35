package org.tsudoi.bench.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tsudoi.protocol.HopUnit;

/**
 * One direction of a tunnel over HTTPS requests (docs/protocol.md, section 4): a streaming GET
 * down, or numbered POSTs up, of which one is in flight. Sending is for every thread.
 */
public final class RequestLine implements TunnelLine, Line.Receiver {

  private static final int LOST = 1006;
  private static final int LARGEST_BODY = 64 * 1024;

  private final Line line;
  private final Listener listener;
  private final HttpAnswers answers;
  private final String head;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private Optional<HopUnit> acknowledgement = Optional.empty();
  private long request;
  private boolean inFlight;
  private boolean over;

  private RequestLine(Line line, Listener listener, String head, boolean up) {
    this.line = line;
    this.listener = listener;
    this.head = head;
    answers = new HttpAnswers(up ? new AnswersToPosts() : new StreamedBody());
  }

  /** Opens a streaming downlink. */
  public static RequestLine down(
      Loop loop, Target target, String offer, Listener listener, int receiveBufferBytes) {
    RequestLine opened =
        open(loop, target, "GET /tunnel/down", offer, listener, receiveBufferBytes);
    opened.line.send(ascii(opened.head + "\r\n"));
    return opened;
  }

  /** Opens an uplink, which begins to stand with its first request. */
  public static RequestLine up(Loop loop, Target target, String offer, Listener listener) {
    return open(loop, target, "POST /tunnel/up", offer, listener, 0);
  }

  private static RequestLine open(
      Loop loop, Target target, String what, String offer, Listener listener, int bytes) {
    String head =
        what
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + target.address().getPort()
            + "\r\nAuthorization: Tsudoi "
            + offer
            + "\r\n";
    Line line = Line.open(loop, target, bytes);
    RequestLine opened = new RequestLine(line, listener, head, what.startsWith("POST"));
    line.handOver(opened, ByteBuffer.allocate(0));
    return opened;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private final class StreamedBody implements HttpAnswers.Sink {
    @Override
    public void body(ByteBuffer part) {
      listener.part(part, false);
    }

    @Override
    public void end() {
      over(LOST, "the body ended");
    }
  }

  private final class AnswersToPosts implements HttpAnswers.Sink {
    @Override
    public void body(ByteBuffer part) {
      // An acknowledgement: this client keeps nothing that it would let go of.
    }

    @Override
    public void end() {
      next().ifPresent(line::send);
    }
  }

  @Override
  public void send(ByteBuffer units) {
    ByteBuffer kept = ByteBuffer.allocate(units.remaining()).put(units.duplicate()).flip();
    Optional<ByteBuffer> post;
    synchronized (this) {
      waiting.add(kept);
      post = inFlight ? Optional.empty() : next();
    }
    post.ifPresent(line::send);
  }

  @Override
  public void acknowledge(long number) {
    Optional<ByteBuffer> post;
    synchronized (this) {
      acknowledgement = Optional.of(new HopUnit.Acknowledgement(number));
      post = inFlight ? Optional.empty() : next();
    }
    post.ifPresent(line::send);
  }

  private synchronized Optional<ByteBuffer> next() {
    Optional<HopUnit> told = acknowledgement;
    acknowledgement = Optional.empty();
    ByteBuffer body = ByteBuffer.allocate(LARGEST_BODY);
    inFlight = told.isPresent() || !waiting.isEmpty();
    if (!inFlight) {
      return Optional.empty();
    }
    if (waiting.isEmpty()) {
      long number = told.orElseThrow().acknowledged();
      return Optional.of(post("Tsudoi-Acknowledged: " + number + "\r\n", body.flip()));
    }
    told.ifPresent(unit -> unit.write(body));
    while (!waiting.isEmpty() && waiting.peek().remaining() <= body.remaining()) {
      body.put(waiting.poll());
    }
    return Optional.of(post("", body.flip()));
  }

  private ByteBuffer post(String header, ByteBuffer body) {
    request++;
    ByteBuffer top =
        ascii(
            head
                + header
                + "Content-Type: application/octet-stream\r\nTsudoi-Request: "
                + request
                + "\r\nContent-Length: "
                + body.remaining()
                + "\r\n\r\n");
    return ByteBuffer.allocate(top.remaining() + body.remaining()).put(top).put(body).flip();
  }

  @Override
  public void bytes(ByteBuffer chunk) {
    answers.take(chunk);
  }

  @Override
  public void tick(long nowNanos) {
    listener.tick(nowNanos);
  }

  @Override
  public void lost(String why) {
    over(LOST, why);
  }

  private void over(int code, String reason) {
    if (!over) {
      over = true;
      listener.closed(code, reason);
    }
  }

  @Override
  public void pause(boolean stop) {
    line.pause(stop);
  }

  @Override
  public synchronized int unsentBytes() {
    return waiting.stream().mapToInt(ByteBuffer::remaining).sum() + line.unsentBytes();
  }

  @Override
  public void close(int code) {
    line.drop();
  }

  @Override
  public void drop() {
    line.drop();
  }
}
