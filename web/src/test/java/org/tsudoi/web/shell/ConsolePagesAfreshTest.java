package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a form leads whose page, or whose sign-in, is gone meanwhile. */
class ConsolePagesAfreshTest {

  private static final String PAGE = "/console/accounts/account-edit.xhtml";

  @ParameterizedTest
  @CsvSource({
    "https://meet.example/console/accounts/account-edit.xhtml?id=1&tab=2, ?expired=true&id=1&tab=2",
    "https://meet.example/console/accounts/account-edit.xhtml?expired=true&id=1,"
        + " ?expired=true&id=1",
    "https://meet.example/console/accounts/account-edit.xhtml?expired=true, ?expired=true",
    "https://meet.example/console/accounts/account-edit.xhtml, ?expired=true",
    "https://meet.example/console/accounts/account-edit.xhtml?, ?expired=true",
    "https://meet.example/console/accounts/account-list.xhtml?id=1, ?expired=true",
    "https://meet.example/console/accounts/account-edit.xhtml?id=\u00e9, ?expired=true",
    "https://meet.example/console/accounts/account-edit.xhtml?id=<b>, ?expired=true",
    "mailto:somebody@meet.example, ?expired=true",
    ", ?expired=true"
  })
  void thePageIsShownAgainWithWhatItWasOpenedWith(String referrer, String query) {
    assertThat(ConsolePages.again(form(referrer))).isEqualTo(PAGE + query);
  }

  @Test
  void afterSignInThePageIsShownAsItWasOpened() {
    assertThat(ConsolePages.signInAfter(form("https://meet.example" + PAGE + "?id=1")))
        .isEqualTo(
            "/console/accounts/sign-in.xhtml?ended=true"
                + "&then=%2Fconsole%2Faccounts%2Faccount-edit.xhtml%3Fid%3D1");
    assertThat(ConsolePages.signInAfter(form(null)))
        .isEqualTo(
            "/console/accounts/sign-in.xhtml?ended=true"
                + "&then=%2Fconsole%2Faccounts%2Faccount-edit.xhtml");
  }

  private static HttpServletRequest form(String referrer) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ConsolePagesAfreshTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI", "getServletPath" -> PAGE;
                  case "getPathInfo" -> null;
                  case "getHeader" -> "Referer".equals(arguments[0]) ? referrer : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
