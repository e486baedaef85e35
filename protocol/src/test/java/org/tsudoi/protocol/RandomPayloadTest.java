package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the codec says about a frame depends on its header alone, so that payloads can be sealed
 * later.
 */
@Tag("spec-6.2.1")
class RandomPayloadTest {

  @Test
  void everyPayloadBehindOneHeaderIsReadTheSameWay() {
    Random random = new Random(20300401);
    for (int attempt = 0; attempt < 2000; attempt++) {
      EndToEndHeader header = RandomFrames.next(random, 1).header();
      byte[] payload = new byte[random.nextInt(300)];
      random.nextBytes(payload);

      Frame read = Frame.parse(Bytes.of(Frame.of(header, payload).bytes()));

      assertThat(read.header()).isEqualTo(header);
      assertThat(read.copyOfPayload()).isEqualTo(payload);
      assertThat(read.toString()).endsWith(payload.length + " bytes]");
    }
  }
}
