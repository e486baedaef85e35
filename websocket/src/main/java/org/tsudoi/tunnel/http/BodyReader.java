package org.tsudoi.tunnel.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hands the bytes of a request's body on as they arrive; no thread waits for them. */
public final class BodyReader implements ReadListener {

  private static final Logger LOG = Logger.getLogger(BodyReader.class.getName());
  private static final int CHUNK_BYTES = 16 * 1024;

  /** Takes the body; the calls come one after the other, and one of the last two is the last. */
  public interface Sink {

    /** Answers whether more may come. */
    boolean bytes(ByteBuffer chunk);

    /** It is whole. */
    void end();

    /** It broke off. */
    void broken();
  }

  private final ServletInputStream input;
  private final Sink sink;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private boolean refused;

  /** A reader of that body. */
  public BodyReader(ServletInputStream input, Sink sink) {
    this.input = input;
    this.sink = sink;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!refused && input.isReady() && !input.isFinished()) {
      int length = input.read(chunk);
      if (length > 0) {
        // Units keep their bytes for a while; the chunk is used again.
        refused = !sink.bytes(ByteBuffer.wrap(Arrays.copyOf(chunk, length)));
      } else if (length < 0) {
        return;
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (!refused) {
      sink.end();
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.FINE, "A body broke off", failure);
    if (!refused) {
      sink.broken();
    }
  }
}
