package org.tsudoi.verify.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.TunnelOpening;

/**
 * Numbered requests as a way up, one in flight. A request without an answer is repeated once with
 * the same number and the same units. An acknowledgement alone goes in a header.
 */
final class NumberedWay implements WayUp {

  private final Line line;
  private final TunnelOpening opening;
  private final Consumer<byte[]> answers;
  private volatile Optional<CompletableFuture<HttpResponse<byte[]>>> inFlight = Optional.empty();
  private volatile boolean aborted;
  private long number;

  NumberedWay(Line line, TunnelOpening opening, Consumer<byte[]> answers) {
    this.line = line;
    this.opening = opening;
    this.answers = answers;
  }

  @Override
  public void send(byte[] units) throws IOException {
    number++;
    HttpResponse<byte[]> answer;
    try {
      answer = post(units);
    } catch (IOException unanswered) {
      if (aborted) {
        throw unanswered;
      }
      answer = post(units);
    }
    if (answer.statusCode() != (isAcknowledgement(units) ? 204 : 200)) {
      throw new Refused(answer.statusCode(), new String(answer.body(), "UTF-8"));
    }
    answers.accept(answer.body());
  }

  /** No other unit is a header alone. */
  private static boolean isAcknowledgement(byte[] units) {
    return units.length == HopUnit.HEADER_BYTES;
  }

  private HttpResponse<byte[]> post(byte[] units) throws IOException {
    if (aborted) {
      throw new IOException("aborted");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(line.up())
            .header("Authorization", AnswerWay.authorization(opening))
            .header("Content-Type", "application/octet-stream")
            .header("Tsudoi-Request", Long.toString(number));
    if (isAcknowledgement(units)) {
      long acknowledged = Integer.toUnsignedLong(ByteBuffer.wrap(units).getInt(12));
      request
          .header("Tsudoi-Acknowledged", Long.toString(acknowledged))
          .POST(BodyPublishers.noBody());
    } else {
      request.POST(BodyPublishers.ofByteArray(units));
    }
    CompletableFuture<HttpResponse<byte[]>> coming =
        line.http().sendAsync(request.build(), BodyHandlers.ofByteArray());
    inFlight = Optional.of(coming);
    return AnswerWay.await(coming);
  }

  @Override
  public void finish() {
    // The server closes what was replaced.
  }

  @Override
  public boolean isLost() {
    return aborted;
  }

  @Override
  public void abort() {
    aborted = true;
    inFlight.ifPresent(coming -> coming.cancel(true));
  }
}
