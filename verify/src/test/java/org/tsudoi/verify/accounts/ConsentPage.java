package org.tsudoi.verify.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tsudoi.verify.hardening.BrowserCookie;
import org.tsudoi.verify.server.DesktopClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A page of the console without a browser, most often the one that asks whether the desktop client
 * may be signed in.
 */
final class ConsentPage {

  private static final String PATH = "console/accounts/hand-over.xhtml";
  private static final Pattern STATE =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

  private static final Pattern NONCE = Pattern.compile("'nonce-([^']*)'");
  private static final String NONCE_FIELD = "primefaces.nonce";

  private final TsudoiServer server;
  private final HttpResponse<String> answer;
  private final String cookies;

  private ConsentPage(TsudoiServer server, HttpResponse<String> answer, String cookies) {
    this.server = server;
    this.answer = answer;
    this.cookies = cookies;
  }

  /** Opened by a person who is signed in anew; the page stands below {@code /console/}. */
  static ConsentPage open(Person person, String page) {
    return open(
        person.server(), page, BrowserCookie.of(person.server(), person.name(), person.password()));
  }

  /** Opened with this cookie of a session. */
  static ConsentPage open(TsudoiServer server, String page, String cookie) {
    HttpResponse<String> answer =
        send(
            server,
            HttpRequest.newBuilder(server.console().resolve(page)).header("Cookie", cookie));
    String faces =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(line -> line.startsWith("__Host-tsudoi-faces="))
            .map(line -> "; " + line.replaceFirst(";.*", ""))
            .findFirst()
            .orElse("");
    return new ConsentPage(server, answer, cookie + faces);
  }

  HttpResponse<String> answer() {
    return answer;
  }

  String policy() {
    return String.join("\n", answer.headers().allValues("Content-Security-Policy"));
  }

  /** Presses a button of the form. */
  HttpResponse<String> press(String button) {
    return press(button, server.base().toString().replaceFirst("/$", ""), viewState());
  }

  /** Presses it as a page of that origin, with that state of the form, would. */
  HttpResponse<String> press(String button, String origin, String viewState) {
    String body =
        "handOver_SUBMIT=1&handOver%3A"
            + button
            + "=&jakarta.faces.ViewState="
            + URLEncoder.encode(viewState, StandardCharsets.UTF_8);
    return send(
        server,
        HttpRequest.newBuilder(server.at(PATH))
            .header("Cookie", cookies)
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Presses a button of a form, with these fields, as the page itself would. */
  HttpResponse<String> press(String form, String button, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(NONCE_FIELD, nonce());
    return send(form, button, all);
  }

  /** The same without what only the page knows of itself. */
  HttpResponse<String> pressByHand(String form, String button) {
    return send(form, button, Map.of());
  }

  private HttpResponse<String> send(String form, String button, Map<String, String> fields) {
    StringBuilder body =
        new StringBuilder(form + "_SUBMIT=1&" + encoded(form + ":" + button) + "=");
    fields.forEach(
        (name, value) -> body.append('&').append(encoded(name)).append('=').append(encoded(value)));
    body.append("&jakarta.faces.ViewState=").append(encoded(viewState()));
    return send(
        server,
        HttpRequest.newBuilder(answer.uri())
            .header("Cookie", cookies)
            .header("Origin", server.base().toString().replaceFirst("/$", ""))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String nonce() {
    Matcher found = NONCE.matcher(policy());
    return found.find() ? found.group(1) : "";
  }

  /** Asks for the same page once more, with the cookies that it brought. */
  HttpResponse<String> again() {
    return send(server, HttpRequest.newBuilder(answer.uri()).header("Cookie", cookies));
  }

  /** The state of the form. */
  String viewState() {
    Matcher found = STATE.matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }

  /** Agrees, and gives the code that the browser would bring to the client. */
  String code() {
    HttpResponse<String> leading = press("approve");
    URI client = URI.create(leading.headers().firstValue("Location").orElseThrow());
    return DesktopClient.parameters(client).get("code");
  }

  private static HttpResponse<String> send(TsudoiServer server, HttpRequest.Builder request) {
    try {
      return server.http().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
