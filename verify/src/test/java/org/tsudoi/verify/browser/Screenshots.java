package org.tsudoi.verify.browser;

import com.microsoft.playwright.Page;
import org.tsudoi.verify.server.Project;

/** Pictures of pages, kept as build output under {@code verify/target/screenshots}. */
public final class Screenshots {

  private Screenshots() {}

  /** Keeps what the page shows now. */
  public static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Project.root().resolve("verify/target/screenshots/" + name + ".png")));
  }

  /** Keeps the page as it is printed on paper, as PDF. */
  public static void keepPrinted(Page page, String name) {
    page.pdf(
        new Page.PdfOptions()
            .setPath(Project.root().resolve("verify/target/screenshots/" + name + ".pdf"))
            .setFormat("A4")
            .setPreferCSSPageSize(true));
  }
}
