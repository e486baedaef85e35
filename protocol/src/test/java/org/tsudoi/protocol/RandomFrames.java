package org.tsudoi.protocol;

import java.util.Random;

/** Frames with every field chosen by a seeded generator, within the rules. */
final class RandomFrames {
  private RandomFrames() {}

  static Frame next(Random random, int mostPayloadBytes) {
    byte[] payload = new byte[random.nextInt(mostPayloadBytes + 1)];
    random.nextBytes(payload);
    return Frame.of(header(random), payload);
  }

  private static EndToEndHeader header(Random random) {
    Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
    long number = 1 + random.nextLong(0xFFFF_FFFFL);
    EndToEndHeader plain =
        new EndToEndHeader(
            channel,
            random.nextInt(256),
            random.nextInt(32),
            random.nextInt(8),
            random.nextInt(3),
            random.nextInt(65536),
            random.nextInt(256),
            random.nextInt(256),
            number,
            random.nextLong(0x1_0000_0000L),
            Extensions.none());
    return plain.withExtensions(extensions(random, plain.isDelta(), number));
  }

  private static Extensions extensions(Random random, boolean delta, long number) {
    Extensions all = Extensions.none();
    if (delta || random.nextInt(4) == 0) {
      all = all.withNeededFrame(random.nextLong(number));
    }
    if (random.nextInt(4) == 0) {
      all = all.withTargetIndex(random.nextInt(65536));
    }
    if (random.nextInt(4) == 0) {
      all = all.withPage(random.nextInt(65536)).withMergeKey(random.nextLong());
    }
    if (random.nextInt(4) == 0) {
      all = all.withGrantId(random.nextLong(0x1_0000_0000L));
    }
    if (random.nextInt(8) == 0) {
      all = all.withDeclaredMedia(new DeclaredMedia(1, random.nextInt(1 << 20), 65535, 1));
    }
    if (random.nextInt(8) == 0) {
      byte[] value = new byte[random.nextInt(100)];
      random.nextBytes(value);
      all = all.withUnknown(new UnknownExtension(8 + 2 * random.nextInt(124), value));
    }
    return all;
  }
}
