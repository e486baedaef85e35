package org.tsudoi.verify.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tsudoi.protocol.TunnelOpening;

/** The answer to a GET as a way down: a body that goes on, or a poll's. */
final class AnswerWay implements WayDown {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int CHUNK_BYTES = 16 * 1024;

  private final CompletableFuture<HttpResponse<InputStream>> coming;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private Optional<InputStream> body = Optional.empty();
  private boolean aborted;

  AnswerWay(Line line, TunnelOpening opening, boolean poll) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(line.down()).header("Authorization", authorization(opening));
    if (poll) {
      request.header("Tsudoi-Mode", "poll");
    }
    coming = line.http().sendAsync(request.build(), BodyHandlers.ofInputStream());
  }

  static String authorization(TunnelOpening opening) {
    return TunnelOpening.SCHEME + " " + opening.offer().split(", ")[1];
  }

  /** Waits for an answer, in vain if nothing moves for too long. */
  static <T> T await(CompletableFuture<T> coming) throws IOException {
    try {
      return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (TimeoutException | CancellationException gone) {
      coming.cancel(true);
      throw new IOException("no answer", gone);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      coming.cancel(true);
      throw new IOException(stop);
    }
  }

  @Override
  public Optional<ByteBuffer> read() throws IOException {
    int length = begun().read(chunk);
    if (length < 0 && isAborted()) {
      // The stream says that it ends where it was only closed.
      throw new IOException("aborted");
    }
    return length < 0
        ? Optional.empty()
        : Optional.of(ByteBuffer.wrap(Arrays.copyOf(chunk, length)));
  }

  private InputStream begun() throws IOException {
    synchronized (this) {
      if (body.isPresent()) {
        return body.get();
      }
    }
    HttpResponse<InputStream> answer = await(coming);
    if (answer.statusCode() != 200) {
      try (InputStream problem = answer.body()) {
        throw new Refused(
            answer.statusCode(), new String(problem.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    synchronized (this) {
      body = Optional.of(answer.body());
      if (aborted) {
        answer.body().close();
      }
    }
    return answer.body();
  }

  private synchronized boolean isAborted() {
    return aborted;
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    coming.cancel(true);
    try {
      if (body.isPresent()) {
        body.get().close();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
