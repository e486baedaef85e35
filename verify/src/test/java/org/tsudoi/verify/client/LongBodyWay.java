package org.tsudoi.verify.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.verify.server.Waiting;

/** One long request body as a way up. */
final class LongBodyWay implements WayUp {

  private static final int PARTS_ON_THE_WAY = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final SubmissionPublisher<ByteBuffer> body =
      new SubmissionPublisher<>(ForkJoinPool.commonPool(), PARTS_ON_THE_WAY);
  private final CompletableFuture<HttpResponse<String>> answer;

  LongBodyWay(Line line, TunnelOpening opening, Runnable wake) {
    HttpRequest request =
        HttpRequest.newBuilder(line.up())
            .header("Authorization", AnswerWay.authorization(opening))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.fromPublisher(body))
            .build();
    answer = line.http().sendAsync(request, BodyHandlers.ofString());
    answer.whenComplete((ended, failure) -> wake.run());
  }

  @Override
  public void send(byte[] units) throws IOException {
    // What is submitted before the client asks for the body would be nobody's.
    boolean begun = Waiting.until(() -> body.hasSubscribers() || answer.isDone(), PATIENCE);
    boolean taken = begun && !answer.isDone() && offer(units);
    if (answer.isDone()) {
      HttpResponse<String> early = AnswerWay.await(answer);
      throw new Refused(early.statusCode(), early.body());
    }
    if (!taken) {
      throw new IOException("nothing moves");
    }
  }

  private boolean offer(byte[] units) throws IOException {
    try {
      return body.offer(ByteBuffer.wrap(units), PATIENCE.toSeconds(), TimeUnit.SECONDS, null) >= 0;
    } catch (IllegalStateException closed) {
      throw new IOException("aborted by another thread", closed);
    }
  }

  @Override
  public void finish() {
    body.close();
  }

  @Override
  public boolean isLost() {
    return answer.isDone();
  }

  @Override
  public void abort() {
    body.closeExceptionally(new IOException("aborted"));
    answer.cancel(true);
  }
}
