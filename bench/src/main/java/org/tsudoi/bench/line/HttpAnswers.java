package org.tsudoi.bench.line;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Reads the answers on one HTTP/1.1 connection, one after the other: bodies by length or in chunks.
 * Belongs to the thread of the loop.
 */
public final class HttpAnswers {

  /** Who takes the bodies. */
  public interface Sink {
    /** A part of a body; the buffer is lent until the method returns. */
    void body(ByteBuffer part);

    /** The answer is complete. */
    void end();
  }

  private enum State {
    HEAD,
    BODY,
    CHUNK_LENGTH,
    CHUNK,
    CHUNK_END
  }

  private static final String LENGTH = "content-length:";
  private static final String NO_CONTENT = "http/1.1 204";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Sink sink;
  private final StringBuilder text = new StringBuilder();
  private State state = State.HEAD;
  private long left;

  /** Gives what it finds to this sink. */
  public HttpAnswers(Sink sink) {
    this.sink = sink;
  }

  /**
   * Takes the next bytes of the connection.
   *
   * @throws IllegalStateException for a status other than 200 and 204
   */
  public void take(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      switch (state) {
        case HEAD -> head((char) chunk.get());
        case BODY, CHUNK -> body(chunk);
        case CHUNK_LENGTH -> chunkLength((char) chunk.get());
        default -> chunkEnd((char) chunk.get());
      }
    }
  }

  private void head(char next) {
    text.append(next);
    if (text.length() < 4 || text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
      return;
    }
    String head = takeText().toLowerCase(Locale.ROOT);
    if (head.startsWith(NO_CONTENT)) {
      end();
      return;
    }
    if (!head.startsWith("http/1.1 200")) {
      throw new IllegalStateException(head.substring(0, head.indexOf("\r\n")));
    }
    if (head.contains(CHUNKED)) {
      state = State.CHUNK_LENGTH;
      return;
    }
    int start = head.indexOf(LENGTH) + LENGTH.length();
    left = Long.parseLong(head.substring(start, head.indexOf('\r', start)).strip());
    state = State.BODY;
    if (left == 0) {
      end();
    }
  }

  private void body(ByteBuffer chunk) {
    int count = (int) Math.min(left, chunk.remaining());
    ByteBuffer part = chunk.slice(chunk.position(), count);
    chunk.position(chunk.position() + count);
    left -= count;
    sink.body(part);
    if (left == 0 && state == State.BODY) {
      end();
    } else if (left == 0) {
      state = State.CHUNK_END;
    }
  }

  private void chunkLength(char next) {
    if (next != '\n') {
      text.append(next);
      return;
    }
    left = Long.parseLong(takeText().strip(), 16);
    state = left == 0 ? State.CHUNK_END : State.CHUNK;
    if (left == 0) {
      left = -1;
    }
  }

  /** The end of the line behind a chunk, or behind the last one. */
  private void chunkEnd(char next) {
    if (next == '\n' && left < 0) {
      end();
    } else if (next == '\n') {
      state = State.CHUNK_LENGTH;
    }
  }

  private void end() {
    state = State.HEAD;
    sink.end();
  }

  private String takeText() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
