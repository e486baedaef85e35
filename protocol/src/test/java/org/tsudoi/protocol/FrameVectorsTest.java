package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spec-6.2.1")
class FrameVectorsTest {

  static Stream<JsonObject> valid() {
    return Stream.of("frame-control.json", "frame-screen.json", "frame-extensions.json")
        .flatMap(Vectors::in);
  }

  static Stream<JsonObject> refused() {
    return Vectors.in("frame-refused.json");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheVectorSays(JsonObject vector) {
    Frame frame = Frame.parse(Vectors.HEX.parseHex(vector.getString("hex")));

    assertThat(frame.header()).isEqualTo(Vectors.header(vector.getJsonObject("header")));
    assertThat(frame.copyOfPayload())
        .asHexString()
        .isEqualToIgnoringCase(vector.getString("payload"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void writesTheSameBytesAgain(JsonObject vector) {
    EndToEndHeader header = Vectors.header(vector.getJsonObject("header"));

    Frame frame = Frame.of(header, Vectors.HEX.parseHex(vector.getString("payload")));

    assertThat(Bytes.hexOf(frame.bytes())).isEqualTo(vector.getString("hex"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  @Tag("B-8")
  void refusesWithTheReasonOfTheVector(JsonObject vector) {
    byte[] bytes = Vectors.HEX.parseHex(vector.getString("hex"));

    var refusal = catchThrowableOfType(ProtocolException.class, () -> Frame.parse(bytes));

    assertThat(refusal).as(vector.getString("name")).isNotNull();
    assertThat(refusal.reason().key()).isEqualTo(vector.getString("reason"));
  }

  @Test
  @Tag("B-4")
  void refusesEachGoldenHeaderCutOffAtEachByte() {
    for (String hex : Vectors.goldenFrames()) {
      byte[] golden = Vectors.HEX.parseHex(hex);
      int headerBytes = Frame.parse(golden).header().encodedBytes();
      for (int length = 0; length < headerBytes; length++) {
        byte[] cut = Arrays.copyOf(golden, length);
        var refusal = catchThrowableOfType(ProtocolException.class, () -> Frame.parse(cut));
        assertThat(refusal).as("%s at %d", hex, length).isNotNull();
        assertThat(refusal.reason()).isEqualTo(ProtocolException.Reason.SHORT_HEADER);
      }
    }
  }

  @Test
  @Tag("B-5")
  void readsAnotherFrameOrRefusesWhenAnyBitIsFlipped() {
    for (String hex : Vectors.goldenFrames()) {
      byte[] golden = Vectors.HEX.parseHex(hex);
      Frame original = Frame.parse(golden);
      for (int bit = 0; bit < golden.length * 8; bit++) {
        byte[] flipped = golden.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        try {
          assertThat(Frame.parse(flipped)).isNotEqualTo(original);
        } catch (ProtocolException refused) {
          assertThat(refused.reason()).isNotNull();
        }
      }
    }
  }
}
