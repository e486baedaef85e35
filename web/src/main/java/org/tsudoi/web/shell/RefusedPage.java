package org.tsudoi.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tsudoi.shared.Problem;

/**
 * What a browser sees from an address that the access rules refuse. No page of Faces: strangers
 * must not make the server begin sessions. Thread-safe.
 */
@ApplicationScoped
public class RefusedPage {

  private static final String FILE = "refused.html";

  private final String frame;

  /** Reads the frame of the page. */
  public RefusedPage() {
    try (InputStream file = RefusedPage.class.getResourceAsStream(FILE)) {
      frame = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void answer(HttpServletRequest request, HttpServletResponse response, String address)
      throws IOException {
    Locale locale =
        Languages.choose(
            List.of(Cookies.read(request, LanguageChoice.COOKIE)),
            Collections.list(request.getLocales()));
    response.setStatus(Problem.ADDRESS_REFUSED.httpStatus());
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            frame
                .replace("{language}", locale.getLanguage())
                .replace("{root}", request.getContextPath())
                .replace("{product}", TextBundles.text(locale, "shell.product"))
                .replace("{title}", TextBundles.text(locale, "shell.addressRefused.title"))
                .replace("{sentence}", TextBundles.text(locale, "shell.addressRefused.sentence"))
                .replace("{label}", TextBundles.text(locale, "shell.addressRefused.address"))
                .replace("{address}", harmless(address)));
  }

  /** A proxy may have forwarded anything. */
  private static String harmless(String address) {
    return address.replaceAll("[^0-9A-Za-z.:%_-]", "");
  }
}
