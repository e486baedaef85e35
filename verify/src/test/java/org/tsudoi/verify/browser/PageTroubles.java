package org.tsudoi.verify.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page complained about: script errors, console errors, breaches of its security policy. */
public final class PageTroubles {

  private final List<String> found = new CopyOnWriteArrayList<>();

  private PageTroubles() {}

  /** Listens to a page from now on. */
  public static PageTroubles of(Page page) {
    PageTroubles troubles = new PageTroubles();
    page.onPageError(error -> troubles.found.add("page error: " + error));
    page.onConsoleMessage(troubles::hear);
    return troubles;
  }

  private void hear(ConsoleMessage message) {
    // An answer of 4xx is part of what is tested; Chromium reports each as an error of loading.
    boolean refusal = message.text().startsWith("Failed to load resource");
    // Chromium says this of its own capture of a tab; the page asks for no camera and may have
    // none.
    boolean ownOfCapture = message.text().startsWith("Permissions policy violation: camera");
    if (message.type().equals("error") && !refusal && !ownOfCapture) {
      found.add(message.text() + " at " + message.location());
    }
  }

  /** All complaints so far. */
  public List<String> found() {
    return List.copyOf(found);
  }
}
