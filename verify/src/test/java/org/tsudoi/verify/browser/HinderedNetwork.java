package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/**
 * A network between one person's browser and the server that lets HTTPS through but not all of it,
 * as proxies do. It stands in the page, since nothing outside can look into TLS.
 */
public final class HinderedNetwork {

  /** A handshake on a path without an endpoint fails as a refused one does. */
  private static final String WEB_SOCKETS =
      """
      (() => {
        const Real = globalThis.WebSocket;
        const open = new Set();
        globalThis.hindered = { webSockets: %s };
        globalThis.WebSocket = class extends Real {
          constructor(address, protocols) {
            super(globalThis.hindered.webSockets ? address + '/none' : address, protocols);
            open.add(this);
          }
        };
        globalThis.hinderWebSockets = () => {
          globalThis.hindered.webSockets = true;
          for (const socket of open) socket.close(3999);
        };
      })()""";

  private static final String BODIES =
      """
      (() => {
        const real = globalThis.fetch;
        globalThis.fetch = async (address, request) => {
          const response = await real(address, request);
          if (!String(address).endsWith('/tunnel/down') || response.status !== 200) return response;
          return new Response(await response.arrayBuffer(), response);
        };
      })()""";

  private HinderedNetwork() {}

  /** No WebSocket stands. */
  public static void withoutWebSockets(BrowserContext browser) {
    browser.addInitScript(WEB_SOCKETS.formatted("true"));
  }

  /** WebSockets stand until {@link #refuseWebSockets}. */
  public static void withWebSocketsAtFirst(BrowserContext browser) {
    browser.addInitScript(WEB_SOCKETS.formatted("false"));
  }

  /** From now on no WebSocket stands; those that do are cut. */
  public static void refuseWebSockets(Page page) {
    page.evaluate("hinderWebSockets()");
  }

  /** No WebSocket stands, and an answer arrives when it is whole. */
  public static void collectingAnswers(BrowserContext browser) {
    withoutWebSockets(browser);
    browser.addInitScript(BODIES);
  }
}
