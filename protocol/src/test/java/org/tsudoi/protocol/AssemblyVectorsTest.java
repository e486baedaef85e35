package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("spec-6.2.1")
class AssemblyVectorsTest {

  static Stream<JsonObject> vectors() {
    return Vectors.in("assembly.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  @Tag("B-11")
  void givesTheFramesOfTheVectorOrItsRefusal(JsonObject vector) {
    TunnelReader reader = new TunnelReader(ProtocolLimits.standard());
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
    List<String> frames = new ArrayList<>();
    String reason = null;

    try {
      for (JsonString unit : vector.getJsonArray("units").getValuesAs(JsonString.class)) {
        byte[] bytes = Vectors.HEX.parseHex(unit.getString());
        decoder.feed(ByteBuffer.wrap(bytes), one -> take(reader, one, frames));
      }
    } catch (ProtocolException refused) {
      reason = refused.reason().key();
    }

    assertThat(frames)
        .isEqualTo(
            vector.getJsonArray("frames").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList());
    assertThat(reason).isEqualTo(vector.getString("reason", null));
  }

  private static void take(TunnelReader reader, HopUnit unit, List<String> frames) {
    if (unit instanceof HopUnit.Piece piece) {
      reader.accept(piece).ifPresent(frame -> frames.add(Bytes.hexOf(frame.bytes())));
    } else if (unit instanceof HopUnit.Gap gap) {
      reader.accept(gap);
    }
  }
}
