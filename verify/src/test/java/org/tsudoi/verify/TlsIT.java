package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;

@OnTsudoi
@Tag("spec-6.2.1")
class TlsIT {

  /** ECDHE-RSA with AES-128-GCM, AES-256-GCM and ChaCha20-Poly1305. */
  private static final Set<Integer> SUITES_1_2 = Set.of(0xC02F, 0xC030, 0xCCA8);

  /** AES-128-GCM, AES-256-GCM and ChaCha20-Poly1305. */
  private static final Set<Integer> SUITES_1_3 = Set.of(0x1301, 0x1302, 0x1303);

  private final TsudoiServer server;
  private final TlsProbe probe;

  TlsIT(TsudoiServer server) {
    this.server = server;
    this.probe = new TlsProbe(server.port());
  }

  @Test
  void acceptsThreeSuitesOfEachVersion() throws IOException {
    for (int suite : SUITES_1_2) {
      assertThat(probe.accepts(TlsProbe.TLS_1_2, Set.of(suite))).as("%04x", suite).isTrue();
    }
    for (int suite : SUITES_1_3) {
      assertThat(probe.accepts(TlsProbe.TLS_1_3, Set.of(suite))).as("%04x", suite).isTrue();
    }
  }

  @Test
  void refusesEveryOtherSuite() throws IOException {
    Set<Integer> others =
        IntStream.concat(IntStream.range(0x0001, 0x00FF), IntStream.range(0xC001, 0xCCFF))
            .boxed()
            .collect(Collectors.toCollection(HashSet::new));
    others.removeAll(SUITES_1_2);

    assertThat(probe.accepts(TlsProbe.TLS_1_2, others)).isFalse();
    assertThat(probe.accepts(TlsProbe.TLS_1_3, List.of(0x1304, 0x1305))).isFalse();
  }

  @Test
  void refusesEveryOlderVersion() throws IOException {
    List<Integer> everySuiteOfThen = IntStream.range(0x0001, 0xC0FF).boxed().toList();

    assertThat(probe.accepts(TlsProbe.TLS_1_1, everySuiteOfThen)).isFalse();
    assertThat(probe.accepts(TlsProbe.TLS_1_0, everySuiteOfThen)).isFalse();
  }

  @Test
  void speaksOnlyHttp11() throws IOException, InterruptedException {
    HttpClient newer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(ServerCertificate.context(server.data().resolve("keys/tls.crt")))
            .build();

    HttpResponse<String> answer =
        newer.send(
            HttpRequest.newBuilder(server.at("health/ready")).build(), BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }
}
