package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.ServerLog;
import org.tsudoi.verify.server.TsudoiServer;

/** What the console shows instead of a page, and that showing it breaks nothing further. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.3.1")
class ConsoleErrorsIT {

  private final TsudoiServer server;

  ConsoleErrorsIT(TsudoiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "/console/none.xhtml, 404, There is nothing at this address",
    "/console/none, 404, There is nothing at this address",
    "/console/accounts/account-edit.xhtml?id=00000000-0000-0000-0000-000000000000, 404,"
        + " There is nothing at this address",
    "/console/, 200, Dashboard",
    "/console/dashboard.xhtml, 200, Dashboard"
  })
  @Tag("A-13")
  void showsAPageWithoutAFailureBehindIt(String target, int status, String words) {
    String cookie =
        BrowserCookie.of(server, server.administrator().name(), server.administrator().password());

    RawAnswer answer =
        RawRequest.of("GET", target)
            .header("Cookie", cookie)
            .header("Accept-Language", "en")
            .send(server);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    ExposureIT.assertGuarded(answer);
    assertThat(ServerLog.failures(server.logs()))
        .filteredOn(failure -> failure.contains("org.apache.myfaces"))
        .filteredOn(failure -> failure.contains("java.lang.NullPointerException"))
        .isEmpty();
  }
}
