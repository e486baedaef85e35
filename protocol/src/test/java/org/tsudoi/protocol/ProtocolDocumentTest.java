package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes and tables of {@code docs/protocol.md} are what the codec does. */
@Tag("spec-6.2.1")
class ProtocolDocumentTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(hex|json) ([a-z0-9-]+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private final String document = read();
  private final Map<String, String> hex = blocks("hex");

  @Test
  void everyExampleIsComputedHere() {
    Map<String, HopUnit> computed = examples();

    assertThat(hex.keySet()).isEqualTo(computed.keySet());
    computed.forEach(
        (name, unit) -> {
          String shown = digits(hex.get(name));
          String whole = Vectors.HEX.formatHex(unit.toBytes());
          if (hex.get(name).contains("…")) {
            assertThat(whole).as(name).startsWith(shown);
          } else {
            assertThat(whole).as(name).isEqualTo(shown);
          }
        });
  }

  private Map<String, HopUnit> examples() {
    Map<String, HopUnit> all = new LinkedHashMap<>();
    all.put("acknowledgement", new HopUnit.Acknowledgement(258));
    all.put("heartbeat", new HopUnit.Heartbeat(9, 100_000, 50_000, 120));
    all.put("gap", new HopUnit.Gap(0, 40, 47));
    all.put("switch-mark", new HopUnit.SwitchMark(7, 2));
    EndToEndHeader picture =
        EndToEndHeader.of(Channel.SCREEN, 0, 7, 2, 1000).withFlags(EndToEndHeader.KEY_FRAME);
    FrameCutter cutter = new FrameCutter(Frame.of(picture, new byte[20_000]), 6);
    all.put("cut-1", cutter.next(8192, 41, 5));
    all.put("cut-2", cutter.next(8192, 42, 5));
    all.put("cut-3", cutter.next(8192, 43, 5));
    assertThat(cutter.isFinished()).isTrue();
    all.put("hello", hello());
    EndToEndHeader delta =
        EndToEndHeader.of(Channel.SCREEN, 0, 7, 3, 1100)
            .withFlags(EndToEndHeader.DROPPABLE)
            .withLayer(1)
            .withExtensions(Extensions.none().withNeededFrame(2));
    all.put("delta", whole(Frame.of(delta, new byte[] {1, 2, 3}), 6, 44, 6));
    HopFields fields = HopFields.none().withOrderNumber(1000).withReceivedAtMillis(1893456000000L);
    Frame board =
        Frame.of(EndToEndHeader.of(Channel.BOARD, 1, 9, 4, 3000), new byte[] {(byte) 0xFF});
    all.put("board-down", whole(board.withHopFields(fields), 5, 77, 44));
    return all;
  }

  private HopUnit hello() {
    byte[] payload = blocks("json").get("hello").strip().getBytes(StandardCharsets.UTF_8);
    int kind = ControlKind.HELLO.number();
    EndToEndHeader header =
        EndToEndHeader.of(Channel.CONTROL, kind, EndToEndHeader.SENDER_UNKNOWN, 1, 0);
    return whole(Frame.of(header, payload), 0, 1, 1);
  }

  private static HopUnit whole(Frame frame, int handle, long number, long acknowledged) {
    return new FrameCutter(frame, handle).next(8192, number, acknowledged);
  }

  @Test
  void theTablesHaveEveryConstant() {
    for (Channel channel : Channel.values()) {
      String name = channel.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String limit = String.format(Locale.ROOT, "%,d", channel.defaultLimitBytes());
      assertThat(document)
          .contains(
              "| %d | %s | %s | %d | %s |"
                  .formatted(
                      channel.number(),
                      name,
                      channel.deliveryClass().name().toLowerCase(Locale.ROOT),
                      channel.priority(),
                      limit));
    }
    for (CloseCode code : CloseCode.values()) {
      assertThat(document).contains("| %d | `%s` |".formatted(code.number(), code.key()));
    }
    for (ControlKind kind : ControlKind.values()) {
      String way =
          (kind.mayTravel(Direction.UPLINK) ? "↑" : "")
              + (kind.mayTravel(Direction.DOWNLINK) ? "↓" : "");
      assertThat(document).contains("| %d | %s | %s |".formatted(kind.number(), camel(kind), way));
    }
  }

  @Test
  void theLimitsAreTheFirstValues() {
    ProtocolLimits limits = ProtocolLimits.standard();

    assertThat(document)
        .contains("| payload of a piece | %,d |".formatted(limits.pieceBytes()))
        .contains("| WebSocket message | %,d |".formatted(limits.messageBytes()))
        .contains("header with extensions | %d |".formatted(EndToEndHeader.LARGEST_BYTES))
        .contains("| frames begun and not ended | %d |".formatted(limits.openFrames()))
        .contains("| bytes in unfinished frames | %,d |".formatted(limits.openBytes()))
        .contains("| silence | %d s |".formatted(limits.silence().toSeconds()))
        .contains("sent every %d s".formatted(limits.heartbeat().toSeconds()));
  }

  private static String camel(ControlKind kind) {
    String[] words = kind.name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }

  private static String digits(String block) {
    StringBuilder all = new StringBuilder();
    block
        .lines()
        .map(line -> line.replaceFirst("[;…].*", "").replace(" ", ""))
        .forEach(all::append);
    return all.toString();
  }

  private Map<String, String> blocks(String language) {
    Map<String, String> all = new LinkedHashMap<>();
    Matcher matcher = BLOCK.matcher(document);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        all.put(matcher.group(2), matcher.group(3));
      }
    }
    return all;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "protocol.md"));
    } catch (IOException missing) {
      throw new AssertionError("docs/protocol.md cannot be read", missing);
    }
  }
}
