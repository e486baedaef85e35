package org.tsudoi.verify.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tsudoi.protocol.TunnelOpening;

/**
 * Numbered requests as a way up, one in flight. A request without an answer is repeated once with
 * the same number and the same units.
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
    if (answer.statusCode() != 200) {
      throw new Refused(answer.statusCode(), new String(answer.body(), "UTF-8"));
    }
    answers.accept(answer.body());
  }

  private HttpResponse<byte[]> post(byte[] units) throws IOException {
    if (aborted) {
      throw new IOException("aborted");
    }
    HttpRequest request =
        HttpRequest.newBuilder(line.up())
            .header("Authorization", AnswerWay.authorization(opening))
            .header("Content-Type", "application/octet-stream")
            .header("Tsudoi-Request", Long.toString(number))
            .POST(BodyPublishers.ofByteArray(units))
            .build();
    CompletableFuture<HttpResponse<byte[]>> coming =
        line.http().sendAsync(request, BodyHandlers.ofByteArray());
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
