package org.tsudoi.bench.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.tsudoi.protocol.HopUnit;

/**
 * One WebSocket connection (RFC 6455, client side, no extensions).
 *
 * <p>Begins with the upgrade and ends with a close frame or a lost line. What arrives is handed on
 * as it comes, without putting messages together first. Sending is for every thread.
 */
public final class WebSocketLine implements TunnelLine, Line.Receiver {

  private static final int LOST = 1006;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LARGEST_HEADER = 14;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;

  private final Line line;
  private final Listener listener;
  private final ByteBuffer header = ByteBuffer.allocate(LARGEST_HEADER);
  private ByteBuffer control;
  private int opcode;
  private boolean last;
  private long payloadLeft;
  private boolean over;

  WebSocketLine(Line line, Listener listener) {
    this.line = line;
    this.listener = listener;
  }

  /**
   * Opens a connection.
   *
   * @param path with the leading slash
   * @param offer the sub-protocols, empty for none
   * @param receiveBufferBytes see {@link Line#open}
   * @throws UpgradeRefusedException when the server answers anything but 101
   */
  public static WebSocketLine open(
      Loop loop,
      Target target,
      String path,
      String offer,
      Listener listener,
      int receiveBufferBytes) {
    Line line = Line.open(loop, target, receiveBufferBytes);
    try {
      line.send(ByteBuffer.wrap(request(target, path, offer).getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer early = readAnswer(line);
      WebSocketLine opened = new WebSocketLine(line, listener);
      line.handOver(opened, early);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String request(Target target, String path, String offer) {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    String protocol = offer.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + offer + "\r\n";
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + target.address().getPort()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: "
        + Base64.getEncoder().encodeToString(nonce)
        + "\r\n"
        + protocol
        + "\r\n";
  }

  private static ByteBuffer readAnswer(Line line) throws IOException {
    StringBuilder head = new StringBuilder();
    while (true) {
      ByteBuffer bytes = line.readBlocking();
      while (bytes.hasRemaining()) {
        head.append((char) bytes.get());
        if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
          String status = head.substring(0, head.indexOf("\r\n")).toUpperCase(Locale.ROOT);
          if (!status.startsWith("HTTP/1.1 101")) {
            line.drop();
            throw new UpgradeRefusedException(status);
          }
          return bytes;
        }
      }
    }
  }

  @Override
  public void send(ByteBuffer payload) {
    send(BINARY, payload);
  }

  private void send(int code, ByteBuffer payload) {
    int length = payload.remaining();
    ByteBuffer frame = ByteBuffer.allocate(LARGEST_HEADER + length);
    frame.put((byte) (0x80 | code));
    if (length < SHORT_LENGTH) {
      frame.put((byte) (0x80 | length));
    } else if (length < 1 << 16) {
      frame.put((byte) (0x80 | SHORT_LENGTH)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | LONG_LENGTH)).putLong(length);
    }
    int mask = ThreadLocalRandom.current().nextInt();
    frame.putInt(mask);
    ByteBuffer bytes = payload.duplicate();
    while (bytes.remaining() >= Integer.BYTES) {
      frame.putInt(bytes.getInt() ^ mask);
    }
    for (int shift = 24; bytes.hasRemaining(); shift -= 8) {
      frame.put((byte) (bytes.get() ^ mask >>> shift));
    }
    line.send(frame.flip());
  }

  @Override
  public void close(int code) {
    send(CLOSE, ByteBuffer.allocate(2).putShort((short) code).flip());
  }

  @Override
  public void drop() {
    line.drop();
  }

  @Override
  public void acknowledge(long number) {
    send(ByteBuffer.wrap(new HopUnit.Acknowledgement(number).toBytes()));
  }

  @Override
  public void pause(boolean stop) {
    line.pause(stop);
  }

  @Override
  public int unsentBytes() {
    return line.unsentBytes();
  }

  @Override
  public void bytes(ByteBuffer chunk) {
    while (chunk.hasRemaining() && !over) {
      if (payloadLeft > 0) {
        takePayload(chunk);
      } else if (readHeader(chunk)) {
        begin();
      }
    }
  }

  private boolean readHeader(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      header.put(chunk.get());
      if (header.position() >= 2 && header.position() == headerBytes()) {
        return true;
      }
    }
    return false;
  }

  private int headerBytes() {
    return switch (header.get(1) & 0x7F) {
      case SHORT_LENGTH -> 4;
      case LONG_LENGTH -> 10;
      default -> 2;
    };
  }

  private void begin() {
    int code = header.get(0) & 0x0F;
    last = (header.get(0) & 0x80) != 0;
    payloadLeft =
        switch (headerBytes()) {
          case 4 -> Short.toUnsignedInt(header.getShort(2));
          case 10 -> header.getLong(2);
          default -> header.get(1) & 0x7F;
        };
    header.clear();
    // A continuation goes on with what was begun; the message counts as one.
    opcode = code == 0 ? BINARY : code;
    control = opcode >= CLOSE ? ByteBuffer.allocate((int) payloadLeft) : null;
    if (payloadLeft == 0) {
      takePayload(ByteBuffer.allocate(0));
    }
  }

  private void takePayload(ByteBuffer chunk) {
    int count = (int) Math.min(payloadLeft, chunk.remaining());
    ByteBuffer part = chunk.slice(chunk.position(), count);
    chunk.position(chunk.position() + count);
    payloadLeft -= count;
    if (control == null) {
      listener.part(part, last && payloadLeft == 0);
    } else {
      control.put(part);
      if (payloadLeft == 0) {
        takeControl(control.flip());
      }
    }
  }

  private void takeControl(ByteBuffer payload) {
    if (opcode == PING) {
      send(PONG, payload);
    } else if (opcode == CLOSE) {
      int code = payload.remaining() >= 2 ? Short.toUnsignedInt(payload.getShort()) : LOST;
      end(code, StandardCharsets.UTF_8.decode(payload).toString());
      line.drop();
    }
  }

  @Override
  public void tick(long nowNanos) {
    listener.tick(nowNanos);
  }

  @Override
  public void lost(String why) {
    end(LOST, why);
  }

  private void end(int code, String reason) {
    if (!over) {
      over = true;
      listener.closed(code, reason);
    }
  }
}
