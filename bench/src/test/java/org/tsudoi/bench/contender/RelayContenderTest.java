package org.tsudoi.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.bench.line.Loop;

/** The load client and one contender, over real TLS. */
class RelayContenderTest {

  private static final int VIEWERS = 5;
  private static final int MESSAGES = 40;
  private static final int BYTES = 30_000;
  private static final String PASSWORD = "test-only-password";

  @TempDir private Path run;
  private Workplace place;

  @BeforeEach
  void makeACertificate() throws Exception {
    place = new Workplace(run, run);
    Files.createDirectories(place.data().resolve("keys/variables"));
    Files.writeString(place.data().resolve("keys/variables/tls.keystore.password"), PASSWORD);
    keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost");
    keytool("-exportcert", "-rfc", "-file", place.certificate().toString());
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Workplace.java().resolveSibling("keytool").toString(), arguments[0]));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    command.addAll(List.of("-alias", "test", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", place.keyStore().toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void carriesEveryMessageWholeToEveryViewer() throws Exception {
    CountDownLatch expected = new CountDownLatch(VIEWERS * MESSAGES);
    AtomicLong stamps = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    Arrived arrived =
        (viewer, stamp, size) -> {
          stamps.addAndGet(stamp);
          bytes.addAndGet(size);
          expected.countDown();
        };

    try (Contender jetty = RelayContender.jetty(place);
        Loop loop = new Loop("test");
        Gathering gathering = jetty.gather(loop, VIEWERS, arrived)) {
      for (int message = 1; message <= MESSAGES; message++) {
        gathering.send(BYTES, message);
      }

      assertThat(expected.await(60, TimeUnit.SECONDS)).isTrue();
      gathering.check();
      assertThat(jetty.process().figures().cpu()).isPositive();
      assertThat(jetty.process().figures().threads()).isPositive();
      assertThat(jetty.process().figures().liveHeapBytes()).isPositive();
    }
    assertThat(stamps).hasValue((long) VIEWERS * MESSAGES * (MESSAGES + 1) / 2);
    assertThat(bytes).hasValue((long) VIEWERS * MESSAGES * BYTES);
  }
}
