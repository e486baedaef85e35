package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of {@link NothingStoredIT} finds what is there. */
@Tag("spec-6.2.2")
class CanaryScanTest {

  private static final String CANARY = "canary-b1c2d3e4f5a6978800112233";

  private final CanaryScan scan = new CanaryScan();

  CanaryScanTest() {
    scan.add("canary", CANARY);
  }

  @Test
  void findsNothingWhereNothingIs() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);

    assertThat(scan.scan("noise", noise)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void findsItInEveryWritingAndAtEveryPlace(int before) throws Exception {
    String text = "x".repeat(before) + CANARY + "tail";
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);

    assertFound(plain);
    assertFound(text.getBytes(StandardCharsets.UTF_16LE));
    assertFound(HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
    assertFound(Base64.getEncoder().encode(plain));
    assertFound(Base64.getUrlEncoder().encode(plain));
    assertFound(zipped(gzipped(plain)));
  }

  private void assertFound(byte[] bytes) {
    assertThat(scan.scan("file", bytes)).isNotEmpty();
  }

  private static byte[] gzipped(byte[] bytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zipped(byte[] bytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("inner.gz"));
      zip.write(bytes);
    }
    return packed.toByteArray();
  }
}
