package org.tsudoi.verify.hardening;

import org.tsudoi.verify.server.TsudoiServer;

/** The cookie of somebody who signed in with a browser. */
public final class BrowserCookie {

  private BrowserCookie() {}

  /** Signs in and answers name and value of the cookie. */
  public static String of(TsudoiServer server, String name, String password) {
    return RawRequest.of("POST", "/api/v1/session")
        .json(
            "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}"
                .formatted(name, password))
        .send(server)
        .all("Set-Cookie")
        .get(0)
        .replaceFirst(";.*", "");
  }
}
