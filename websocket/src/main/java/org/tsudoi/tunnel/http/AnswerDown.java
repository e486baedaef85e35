package org.tsudoi.tunnel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;

/**
 * The answer to a GET as a tunnel's downlink: a body that goes on, or one that ends with the first
 * buffer.
 *
 * <p>Begins with the request, writes when the container can take more, and ends when it is closed,
 * when its one buffer is written, or when the client is gone. Whoever holds the turn is the only
 * one who touches the output; the turn is the container's between {@code isReady() == false} and
 * {@link #onWritePossible}. The lock guards the fields and is not held over a write.
 */
public final class AnswerDown implements DownConnection, WriteListener, AsyncListener {

  private static final Logger LOG = Logger.getLogger(AnswerDown.class.getName());

  /** Some proxies hold back the first bytes of a body. */
  private static final int PADDING_UNITS = 128;

  private interface Step {
    void run() throws IOException;
  }

  private final AsyncContext request;
  private final HttpServletResponse response;
  private final ServletOutputStream output;
  private final boolean oneAnswer;
  private final Runnable lost;
  private final Deque<Step> steps = new ArrayDeque<>();
  private Optional<Sent> waiting = Optional.empty();
  private boolean idle;
  private boolean begun;
  private boolean closing;
  private boolean over;

  /**
   * An answer to that request.
   *
   * @param oneAnswer whether it ends with the first buffer
   * @param lost called when the client is gone while nothing was being written
   */
  public AnswerDown(
      AsyncContext request, HttpServletResponse response, boolean oneAnswer, Runnable lost)
      throws IOException {
    this.request = request;
    this.response = response;
    this.oneAnswer = oneAnswer;
    this.lost = lost;
    output = response.getOutputStream();
    if (!oneAnswer) {
      steps.add(() -> output.write(padding()));
      steps.add(output::flush);
      begun = true;
    }
  }

  private static byte[] padding() {
    ByteBuffer units = ByteBuffer.allocate(PADDING_UNITS * HopUnit.HEADER_BYTES);
    for (int i = 0; i < PADDING_UNITS; i++) {
      new HopUnit.Acknowledgement(0).write(units);
    }
    return units.array();
  }

  /** Lets the container call back; nothing is written before. */
  public void start() {
    request.addListener(this);
    output.setWriteListener(this);
  }

  @Override
  public void send(ByteBuffer units, Sent answer) {
    boolean gone;
    synchronized (this) {
      gone = over || closing;
      if (!gone) {
        int length = units.remaining();
        steps.add(() -> output.write(units.array(), units.arrayOffset(), length));
        steps.add(output::flush);
        waiting = Optional.of(answer);
        begun = true;
      }
    }
    if (gone) {
      answer.sent(false);
    } else {
      takeTurnIfIdle();
    }
  }

  @Override
  public boolean lastsOneAnswer() {
    return oneAnswer;
  }

  @Override
  public void close(Ending ending) {
    synchronized (this) {
      if (closing || over) {
        return;
      }
      closing = true;
      if (!begun) {
        sayWithoutBody(ending);
      }
    }
    takeTurnIfIdle();
  }

  private void sayWithoutBody(Ending ending) {
    if (ending.why() == Problem.NORMAL) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    byte[] problem = Arrival.problem(ending.why());
    response.setStatus(HttpServletResponse.SC_GONE);
    response.setContentType("application/problem+json");
    response.setContentLength(problem.length);
    steps.add(() -> output.write(problem));
  }

  private void takeTurnIfIdle() {
    synchronized (this) {
      if (!idle) {
        return;
      }
      idle = false;
    }
    onWritePossible();
  }

  @Override
  public void onWritePossible() {
    try {
      while (output.isReady()) {
        Optional<Step> step = nextStep();
        if (step.isEmpty()) {
          return;
        }
        step.get().run();
      }
    } catch (IOException | IllegalStateException gone) {
      onError(gone);
    }
  }

  /** The next thing to do with the output, which is ready; empty when the turn is given back. */
  private Optional<Step> nextStep() {
    Optional<Sent> answer;
    synchronized (this) {
      if (!steps.isEmpty()) {
        return Optional.of(steps.poll());
      }
      answer = waiting;
      waiting = Optional.empty();
      closing |= answer.isPresent() && oneAnswer;
    }
    answer.ifPresent(written -> written.sent(true));
    synchronized (this) {
      if (!steps.isEmpty()) {
        return Optional.of(steps.poll());
      }
      if (!closing) {
        idle = true;
        return Optional.empty();
      }
      if (over) {
        return Optional.empty();
      }
      over = true;
    }
    request.complete();
    return Optional.empty();
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.FINE, "A downlink over HTTPS is gone", failure);
    Optional<Sent> answer;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      answer = waiting;
      waiting = Optional.empty();
    }
    answer.ifPresentOrElse(unwritten -> unwritten.sent(false), lost);
    try {
      request.complete();
    } catch (IllegalStateException already) {
      LOG.log(Level.FINE, "It was complete", already);
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable() == null ? new IOException("broken") : event.getThrowable());
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    onError(new IOException("nothing to say for too long"));
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // Every end goes through here too, and has been noted.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
