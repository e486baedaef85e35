package org.tsudoi.verify.hardening;

import static org.tsudoi.verify.hardening.RawSocket.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tsudoi.protocol.HopUnit;

/**
 * Bytes on a WebSocket, and what RFC 6455 lets a server do about them.
 *
 * @param name what they are
 * @param bytes what is sent on an uplink that stands
 * @param right the fates that are right, see {@link RawSocket#fate}
 */
record SocketCase(String name, byte[] bytes, Set<String> right) {

  private static final int FIN = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final byte[] UNIT = new HopUnit.Acknowledgement(0).toBytes();
  private static final byte[] NOTHING = new byte[0];

  /** The connection goes on. */
  private static final Set<String> OPEN = Set.of("open");

  /** The connection fails (section 7.1.7); a close frame before that is a courtesy. */
  private static final Set<String> FAILED = Set.of("1002", "dropped");

  /** Text is well-formed, but not what a tunnel speaks. */
  private static final Set<String> NO_TEXT = Set.of("4400");

  private static final Set<String> BAD_TEXT = Set.of("1007", "4400", "1002", "dropped");
  private static final Set<String> TOO_LARGE = Set.of("1009", "4413", "1002", "dropped");

  /** Sections 5.2, 5.4 and 5.5: those of all first bytes that are wanted. */
  static List<SocketCase> firstBytes(IntPredicate wanted) {
    List<SocketCase> cases = new ArrayList<>();
    for (int head : IntStream.range(0, 256).filter(wanted).toArray()) {
      int kind = head & 0x0F;
      byte[] payload = kind == CLOSE ? NOTHING : UNIT;
      cases.add(
          new SocketCase("first byte %02x".formatted(head), frame(head, payload), right(head)));
    }
    return cases;
  }

  private static Set<String> right(int head) {
    int kind = head & 0x0F;
    boolean control = kind >= CLOSE;
    boolean reserved = (head & 0x70) != 0 || kind > BINARY && kind < CLOSE || kind > PING + 1;
    boolean fragmentedControl = control && (head & FIN) == 0;
    if (reserved || fragmentedControl || kind == CONTINUATION) {
      return FAILED;
    }
    return switch (kind) {
      case TEXT -> NO_TEXT;
      case CLOSE -> Set.of("1000", "1005");
      default -> OPEN;
    };
  }

  /** Section 5.1: a client's frames are masked. */
  static List<SocketCase> unmasked() {
    List<SocketCase> cases = new ArrayList<>();
    for (int kind : new int[] {CONTINUATION, TEXT, BINARY, CLOSE, PING, PING + 1}) {
      for (int length : new int[] {0, 16, 125}) {
        byte[] frame = new byte[2 + length];
        frame[0] = (byte) (FIN | kind);
        frame[1] = (byte) length;
        cases.add(new SocketCase("unmasked %x of %d".formatted(kind, length), frame, FAILED));
      }
    }
    return cases;
  }

  /** Section 5.2: lengths that are not written as they must be, and such that lie. */
  static List<SocketCase> lengths() {
    List<SocketCase> cases = new ArrayList<>();
    for (int length : new int[] {0, 16, 112}) {
      cases.add(new SocketCase("16 bits for " + length, framed16(length), FAILED));
      cases.add(new SocketCase("64 bits for " + length, framed64(length, length), FAILED));
    }
    cases.add(new SocketCase("64 bits for 65520", framed64(65_520, 65_520), FAILED));
    for (long length :
        new long[] {Long.MIN_VALUE, Long.MIN_VALUE | 16, -1, 0xFFFF_FFFF_0000_0000L}) {
      cases.add(new SocketCase("length %x".formatted(length), framed64(length, 16), FAILED));
    }
    for (long length :
        new long[] {65_537, 1 << 20, Integer.MAX_VALUE, 1L << 31, 0xFFFF_FFFFL, Long.MAX_VALUE}) {
      byte[] begun = framed64(length, 16);
      cases.add(new SocketCase("declares %x".formatted(length), begun, TOO_LARGE));
    }
    for (int kind : new int[] {CLOSE, PING, PING + 1}) {
      for (int length : new int[] {126, 4_000, 70_000}) {
        byte[] large = frame(FIN | kind, new byte[length]);
        cases.add(new SocketCase("control %x of %d".formatted(kind, length), large, FAILED));
      }
    }
    cases.add(new SocketCase("ping of 125", frame(FIN | PING, new byte[125]), OPEN));
    cases.add(new SocketCase("pong of 125", frame(FIN | PING + 1, new byte[125]), OPEN));
    return cases;
  }

  private static byte[] framed16(int length) {
    ByteBuffer frame =
        ByteBuffer.allocate(8 + length)
            .put((byte) (FIN | BINARY))
            .put((byte) (0x80 | 126))
            .putShort((short) length)
            .putInt(0);
    return units(frame);
  }

  private static byte[] framed64(long declared, int sent) {
    return units(ByteBuffer.allocate(14 + sent).put(RawSocket.head(declared)));
  }

  private static byte[] units(ByteBuffer frame) {
    while (frame.remaining() >= UNIT.length) {
      frame.put(UNIT);
    }
    return frame.array();
  }

  /** Section 5.4: messages in fragments. */
  static List<SocketCase> fragments() {
    byte[] begin = frame(BINARY, UNIT);
    byte[] middle = frame(CONTINUATION, UNIT);
    byte[] end = frame(FIN | CONTINUATION, UNIT);
    byte[] whole = frame(FIN | BINARY, UNIT);
    byte[] ping = frame(FIN | PING, UNIT);
    return List.of(
        new SocketCase("two fragments", join(begin, end), OPEN),
        new SocketCase("three fragments", join(begin, middle, end), OPEN),
        new SocketCase("empty fragments", join(frame(BINARY, NOTHING), end), OPEN),
        new SocketCase("ping between fragments", join(begin, ping, end), OPEN),
        new SocketCase("unfinished", begin, OPEN),
        new SocketCase("text begins inside", join(begin, frame(FIN | TEXT, UNIT)), FAILED),
        new SocketCase("binary begins inside", join(begin, whole), FAILED),
        new SocketCase("another begins inside", join(begin, begin), FAILED),
        new SocketCase("reserved bit inside", join(begin, frame(0x40, UNIT)), FAILED),
        new SocketCase("reserved kind inside", join(begin, frame(FIN | 3, UNIT)), FAILED),
        new SocketCase("fragmented ping inside", join(begin, frame(PING, UNIT)), FAILED),
        new SocketCase("end without a beginning", join(whole, end), FAILED),
        new SocketCase("fragment without a beginning", join(whole, middle), FAILED),
        new SocketCase("second end", join(begin, end, end), FAILED),
        new SocketCase("text in fragments", join(frame(TEXT, UNIT), end), NO_TEXT));
  }

  /** Section 7.4: close frames. */
  static List<SocketCase> closes() {
    List<SocketCase> cases = new ArrayList<>();
    int[] given = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999};
    for (int code : given) {
      String told = Integer.toString(code);
      cases.add(new SocketCase("close " + told, close(code, ""), Set.of(told)));
    }
    int[] forbidden = {
      0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 65_535
    };
    for (int code : forbidden) {
      cases.add(new SocketCase("close " + code, close(code, ""), FAILED));
    }
    cases.add(new SocketCase("close of one byte", frame(FIN | CLOSE, new byte[1]), FAILED));
    cases.add(new SocketCase("close with a reason", close(1000, "bye"), Set.of("1000")));
    cases.add(new SocketCase("longest reason", close(1000, "x".repeat(123)), Set.of("1000")));
    for (String bad : INVALID.subList(0, 8)) {
      cases.add(new SocketCase("reason " + hex(bad), close(1000, bad), Set.of("1007", "1002")));
    }
    return cases;
  }

  private static byte[] close(int code, String latin) {
    byte[] reason = latin(latin);
    return frame(
        FIN | CLOSE,
        ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array());
  }

  /** Section 8.1: text that is no UTF-8, and such that is. */
  static List<SocketCase> texts() {
    List<SocketCase> cases = new ArrayList<>();
    for (String bad : INVALID) {
      cases.add(new SocketCase("text " + hex(bad), frame(FIN | TEXT, latin(bad)), BAD_TEXT));
      cases.add(new SocketCase("begun text " + hex(bad), frame(TEXT, latin(bad)), BAD_TEXT));
    }
    for (String good : List.of("", "a", "\u00c3\u00a9", "\u00f0\u00a0\u00ae\u00b7", "\0")) {
      cases.add(new SocketCase("text " + hex(good), frame(FIN | TEXT, latin(good)), NO_TEXT));
    }
    return cases;
  }

  /** Stray, missing, overlong and forbidden, one byte for each character. */
  private static final List<String> INVALID =
      List.of(
          "\u0080",
          "\u00bf",
          "\u00c0\u00af",
          "\u00c3",
          "\u00e0\u0080\u00af",
          "\u00ed\u00a0\u0080",
          "\u00f4\u0090\u0080\u0080",
          "\u00ff",
          "\u00c1\u00bf",
          "\u00e2\u0082",
          "\u00f0\u009f\u0098",
          "\u00f0\u0080\u0080\u00af",
          "\u00ed\u00bf\u00bf",
          "\u00ed\u00a0\u0081\u00ed\u00b0\u0080",
          "\u00f5\u0080\u0080\u0080",
          "\u00f8\u0088\u0080\u0080\u0080",
          "\u00fe",
          "a\u0080b",
          "\u00c3(",
          "\u00e2(\u00a1",
          "\u00e2\u0082(",
          "\u00f0(\u008c\u00bc",
          "\u00f0\u0090(\u00bc");

  private static String hex(String latin) {
    StringBuilder text = new StringBuilder();
    latin.chars().forEach(one -> text.append("%02x".formatted(one)));
    return text.toString();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] join(byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] each : frames) {
      all.writeBytes(each);
    }
    return all.toByteArray();
  }
}
