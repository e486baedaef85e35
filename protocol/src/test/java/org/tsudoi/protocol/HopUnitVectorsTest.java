package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.protocol.ProtocolException.Reason;

@Tag("spec-6.2.1")
class HopUnitVectorsTest {
  private final List<HopUnit> units = new ArrayList<>();

  static Stream<JsonObject> valid() {
    return Vectors.in("unit-valid.json");
  }

  static Stream<JsonObject> refused() {
    return Vectors.in("unit-refused.json");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheVectorSaysAndWritesItAgain(JsonObject vector) {
    decoder(vector).feed(ByteBuffer.wrap(bytes(vector)), this::keep);

    assertThat(units).containsExactly(unit(vector.getJsonObject("unit")));
    assertThat(Vectors.HEX.formatHex(units.get(0).toBytes())).isEqualTo(vector.getString("hex"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsTheSameWhenItArrivesByteByByte(JsonObject vector) {
    HopUnitDecoder decoder = decoder(vector);

    for (byte one : bytes(vector)) {
      assertThat(units).isEmpty();
      decoder.feed(ByteBuffer.wrap(new byte[] {one}), this::keep);
    }

    assertThat(units).containsExactly(unit(vector.getJsonObject("unit")));
    decoder.endOfMessage();
  }

  @ParameterizedTest
  @MethodSource("valid")
  @Tag("B-4")
  void deliversNothingOfAUnitCutOffAtAnyByte(JsonObject vector) {
    byte[] bytes = bytes(vector);
    for (int length = 1; length < bytes.length; length++) {
      HopUnitDecoder decoder = decoder(vector);

      decoder.feed(ByteBuffer.wrap(bytes, 0, length), this::keep);

      assertThat(units).isEmpty();
      assertThat(decoder.pendingBytes()).isEqualTo(length);
      var refusal = catchThrowableOfType(ProtocolException.class, decoder::endOfMessage);
      assertThat(refusal.reason()).isEqualTo(Reason.TRUNCATED);
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  @Tag("B-6")
  @Tag("B-8")
  void refusesWithTheReasonOfTheVectorAndStaysRefused(JsonObject vector) {
    HopUnitDecoder decoder = decoder(vector);
    ByteBuffer bytes = ByteBuffer.wrap(bytes(vector));

    var refusal =
        catchThrowableOfType(ProtocolException.class, () -> decoder.feed(bytes, this::keep));

    assertThat(refusal).as(vector.getString("name")).isNotNull();
    assertThat(refusal.reason().key()).isEqualTo(vector.getString("reason"));
    assertThat(units).isEmpty();
    ByteBuffer good = ByteBuffer.wrap(new HopUnit.Acknowledgement(1).toBytes());
    assertThatThrownBy(() -> decoder.feed(good, this::keep)).isInstanceOf(ProtocolException.class);
    assertThat(units).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("valid")
  @Tag("B-5")
  void throwsNothingButProtocolExceptionsWhenAnyBitIsFlipped(JsonObject vector) {
    byte[] golden = bytes(vector);
    for (int bit = 0; bit < Math.min(golden.length, 96) * 8; bit++) {
      byte[] flipped = golden.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        decoder(vector).feed(ByteBuffer.wrap(flipped), this::keep);
      } catch (ProtocolException refused) {
        assertThat(refused.reason()).isNotNull();
      }
    }
    assertThat(units).doesNotContain(unit(vector.getJsonObject("unit")));
  }

  @Test
  void deliversTheUnitsBeforeABadOne() {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    new HopUnit.Acknowledgement(3).write(bytes);
    bytes.putInt(5).flip();

    assertThatThrownBy(() -> new HopUnitDecoder(Direction.UPLINK).feed(bytes, this::keep))
        .isInstanceOf(ProtocolException.class);

    assertThat(units).containsExactly(new HopUnit.Acknowledgement(3));
  }

  @Test
  void isRefusedForEverWhenItsSinkRefuses() {
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
    byte[] unit = new HopUnit.Acknowledgement(3).toBytes();
    HopUnitSink refusing =
        one -> {
          throw new ProtocolException(Reason.BAD_ACKNOWLEDGEMENT, "never sent");
        };

    assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(unit), refusing))
        .isInstanceOf(ProtocolException.class);

    assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(unit), this::keep))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("after a refusal");
  }

  private void keep(HopUnit unit) {
    units.add(Bytes.kept(unit));
  }

  private static byte[] bytes(JsonObject vector) {
    return Vectors.HEX.parseHex(vector.getString("hex"));
  }

  private static HopUnitDecoder decoder(JsonObject vector) {
    return new HopUnitDecoder(
        vector.getString("direction").equals("uplink") ? Direction.UPLINK : Direction.DOWNLINK);
  }

  private static HopUnit unit(JsonObject from) {
    long acknowledged = Vectors.number(from, "acknowledged", 0);
    return switch (from.getString("type")) {
      case "piece" ->
          new HopUnit.Piece(
              Vectors.number(from, "number", 0),
              acknowledged,
              from.getInt("handle"),
              from.getInt("index"),
              from.getBoolean("first"),
              from.getBoolean("last"),
              from.getBoolean("asking", false),
              Vectors.hopFields(from),
              ByteBuffer.wrap(Vectors.HEX.parseHex(from.getString("payload"))));
      case "acknowledgement" -> new HopUnit.Acknowledgement(acknowledged);
      case "heartbeat" ->
          new HopUnit.Heartbeat(
              acknowledged,
              Vectors.number(from, "clockMillis", 0),
              Vectors.number(from, "echoMillis", 0),
              Vectors.number(from, "heldMillis", 0));
      case "switchMark" ->
          new HopUnit.SwitchMark(acknowledged, Vectors.number(from, "newGeneration", 0));
      default ->
          new HopUnit.Gap(
              acknowledged, Vectors.number(from, "from", 0), Vectors.number(from, "to", 0));
    };
  }
}
