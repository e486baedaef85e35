package org.tsudoi.verify.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a page complained about: script errors, console errors, breaches of its security policy. */
public final class PageTroubles {

  /**
   * Chromium says this of itself, once for each capture, when a page that may have no camera
   * captures a screen, be it after the call or out of the script that called. {@code
   * CapturingPageE2E} shows it with a page that does nothing else.
   */
  private static final String OF_CAPTURE =
      "Permissions policy violation: camera is not allowed in this document.";

  /** Firefox reports a WebSocket that fails as it reports an error of a script. */
  private static final String FIREFOX_OF_CUT =
      ": Firefox can’t establish a connection to the server at wss://";

  private final List<String> found = new CopyOnWriteArrayList<>();
  private final AtomicInteger captures = new AtomicInteger();
  private volatile boolean lineCut;

  private PageTroubles() {}

  /** Listens to a page from now on. */
  public static PageTroubles of(Page page) {
    PageTroubles troubles = new PageTroubles();
    page.onPageError(troubles::hearError);
    page.onConsoleMessage(troubles::hear);
    return troubles;
  }

  /** The page captures a screen once: what Chromium says of that itself is no complaint. */
  public void captures() {
    captures.incrementAndGet();
  }

  /** The line is cut on purpose from now on: browsers themselves report what of it fails. */
  public void cutsTheLine() {
    lineCut = true;
  }

  private void hearError(String error) {
    if (!lineCut || !error.startsWith(FIREFOX_OF_CUT)) {
      found.add("page error: " + error);
    }
  }

  private void hear(ConsoleMessage message) {
    // An answer of 4xx is part of what is tested; Chromium reports each as an error of loading.
    boolean refusal = message.text().startsWith("Failed to load resource");
    boolean ownOfCapture =
        message.text().equals(OF_CAPTURE)
            && captures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    boolean ownOfCut =
        lineCut
            && message.text().startsWith("WebSocket connection to 'wss://")
            && message.text().contains("' failed: ");
    if (message.type().equals("error") && !refusal && !ownOfCapture && !ownOfCut) {
      found.add(message.text() + " at " + message.location());
    }
  }

  /** All complaints so far. */
  public List<String> found() {
    return List.copyOf(found);
  }
}
