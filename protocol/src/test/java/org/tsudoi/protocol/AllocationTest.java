package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody without good bytes can make the server allocate. */
@Tag("spec-6.2.1")
@Tag("B-2")
@Tag("B-6")
class AllocationTest {
  private static final long MOST_BYTES = 64 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<JsonObject> refused() {
    return Vectors.in("unit-refused.json");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusedUnitsCostLittle(JsonObject vector) {
    byte[] bytes = Vectors.HEX.parseHex(vector.getString("hex"));
    allocatedBy(() -> feed(bytes));

    long allocated = allocatedBy(() -> feed(bytes));

    assertThat(allocated).isLessThan(MOST_BYTES);
  }

  private long allocatedBy(Runnable action) {
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void feed(byte[] bytes) {
    HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
    TunnelReader reader = new TunnelReader(ProtocolLimits.standard());
    try {
      decoder.feed(ByteBuffer.wrap(bytes), unit -> reader.accept((HopUnit.Piece) unit));
    } catch (ProtocolException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }
}
