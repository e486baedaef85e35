package org.tsudoi.verify.hardening;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * A WebSocket by hand: the request for it and the frames on it are whatever bytes the test wants.
 *
 * <p>Whether it still stands is asked with a ping, so that nothing waits for time.
 */
final class RawSocket implements AutoCloseable {

  /** How long a server may think; only one that answers nothing at all uses it up. */
  private static final int PATIENCE_MILLIS = 5_000;

  /** Codes with which we close, and not the container. */
  private static final Set<String> OURS = Set.of("4400", "4413");

  private static final byte[] QUESTION = "still there?".getBytes(StandardCharsets.US_ASCII);
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int NO_CODE = 1005;

  private final SSLSocket socket;

  private RawSocket(SSLSocket socket) {
    this.socket = socket;
  }

  /** How this server is spoken to; kept, so that TLS sessions can be resumed. */
  static SSLContext context(TsudoiServer server) {
    return ServerCertificate.context(server.data().resolve("keys/tls.crt"));
  }

  /** A connection on which nothing has been said. */
  static RawSocket to(TsudoiServer server, SSLContext context) {
    try {
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
      socket.setSoTimeout(PATIENCE_MILLIS);
      // Otherwise a request waits 40 ms for the server's word on the end of the handshake before
      // it.
      socket.setTcpNoDelay(true);
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines with which a client of the product asks for a WebSocket. */
  static List<String> request(TsudoiServer server, String offer) {
    return List.of(
        "GET /tunnel/ws HTTP/1.1",
        "Host: 127.0.0.1:" + server.port(),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==",
        "Sec-WebSocket-Protocol: tsudoi.1, " + offer);
  }

  /** Asks with these lines; answers the status, 0 if there is none. */
  int ask(List<String> lines) {
    send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    return RawAnswer.of(head()).status();
  }

  private byte[] head() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        head.write(next);
      }
    } catch (IOException cut) {
      // What came until then is the answer.
      return head.toByteArray();
    }
    return head.toByteArray();
  }

  /** Writes bytes; a server that has closed already need not take them. */
  boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  /**
   * A frame as a client sends it.
   *
   * @param head the first byte: FIN, three reserved bits and the kind
   */
  static byte[] frame(int head, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) head);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    // A mask of zeros changes nothing, and is one.
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /** The head of a whole binary message that declares this length. */
  static byte[] head(long declared) {
    return ByteBuffer.allocate(14)
        .put((byte) 0x82)
        .put((byte) (0x80 | 127))
        .putLong(declared)
        .putInt(0)
        .array();
  }

  /**
   * What became of the connection, one of these if the server gets there in time: {@code open}, the
   * code of the close frame, {@code dropped} without one, or {@code silent}.
   */
  String fate(Set<String> awaited) {
    String[] fate = {fate()};
    if (OURS.containsAll(awaited)) {
      // The container answers pings before our own threads have closed.
      Waiting.until(
          () -> {
            fate[0] = fate[0].equals("open") ? fate() : fate[0];
            return !fate[0].equals("open");
          },
          Duration.ofMillis(PATIENCE_MILLIS));
    }
    return fate[0];
  }

  private String fate() {
    send(frame(0x80 | PING, QUESTION));
    return read();
  }

  /**
   * What becomes of the connection while more is written to it, as {@link #fate}: whoever writes on
   * into a connection that the other side drops cannot read any more what was said before.
   */
  CompletableFuture<String> fateMeanwhile() {
    return CompletableFuture.supplyAsync(this::read);
  }

  private String read() {
    try {
      DataInputStream input = new DataInputStream(socket.getInputStream());
      while (true) {
        int first = input.read();
        if (first < 0) {
          return "dropped";
        }
        byte[] payload = new byte[length(input)];
        input.readFully(payload);
        if ((first & 0x0F) == PONG && Arrays.equals(payload, QUESTION)) {
          return "open";
        }
        if ((first & 0x0F) == CLOSE) {
          return Integer.toString(payload.length < 2 ? NO_CODE : code(payload));
        }
      }
    } catch (SocketTimeoutException nothing) {
      return "silent";
    } catch (IOException cut) {
      return "dropped";
    }
  }

  private static int code(byte[] payload) {
    return Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
  }

  private static int length(DataInputStream input) throws IOException {
    int length = input.readUnsignedByte() & 0x7F;
    if (length == 126) {
      return input.readUnsignedShort();
    }
    return length == 127 ? Math.toIntExact(input.readLong()) : length;
  }

  /** Vanishes. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
