package org.tsudoi.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.tsudoi.notification.domain.Poster;
import org.tsudoi.notification.domain.PublicAddress;
import org.tsudoi.notification.domain.SignedCall;
import org.tsudoi.shared.Ticker;

/**
 * Calls webhooks, one connection for each call, HTTP/1.1 over TLS.
 *
 * <p>A name is looked up once, and the connection goes to the address that was judged: a name that
 * changes in between leads nowhere else. Only the first line of the answer is read, and no other
 * address is followed. Nothing takes longer than ten seconds in all. Thread-safe.
 */
@ApplicationScoped
class HttpsPoster implements Poster {

  private static final Logger LOG = Logger.getLogger(HttpsPoster.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HTTPS_PORT = 443;
  private static final int MOST_OF_LINE = 1_000;
  private static final int GONE = 410;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])(?: .*)?");

  private NotificationSettings settings;
  private Ticker ticker;

  /** For the container's proxy. */
  HttpsPoster() {}

  @Inject
  HttpsPoster(NotificationSettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
  }

  @Override
  public WebhookResult post(SignedCall call) {
    try {
      return judged(exchange(call));
    } catch (NotAllowedException e) {
      return WebhookResult.failed(WebhookFailure.ADDRESS_NOT_ALLOWED);
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.FINE, "A webhook did not take a call", e);
      return WebhookResult.failed(reason(e));
    }
  }

  /** A name that leads where webhooks must not lead. */
  private static final class NotAllowedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private String exchange(SignedCall call)
      throws IOException, GeneralSecurityException, NotAllowedException {
    long began = ticker.nanos();
    InetAddress address = judgedAddress(call.url());
    int port = call.url().getPort() < 0 ? HTTPS_PORT : call.url().getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), millisLeft(began));
      plain.setSoTimeout(millisLeft(began));
      try (SSLSocket socket = secured(plain, call, port)) {
        socket.startHandshake();
        socket.getOutputStream().write(request(call, port));
        socket.getOutputStream().flush();
        return firstLine(socket, began);
      }
    }
  }

  private InetAddress judgedAddress(URI url) throws UnknownHostException, NotAllowedException {
    List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(hostOf(url)));
    if (!settings.isInsideAllowed() && !all.stream().allMatch(PublicAddress::isPublic)) {
      throw new NotAllowedException();
    }
    return all.get(0);
  }

  private static SSLSocket secured(Socket plain, SignedCall call, int port)
      throws IOException, GeneralSecurityException {
    SSLSocket socket =
        (SSLSocket)
            NamedTrust.socketFactory(call.certificates())
                .createSocket(plain, hostOf(call.url()), port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Without the brackets of an IPv6 address. */
  private static String hostOf(URI url) {
    return url.getHost().replaceAll("^\\[|]$", "");
  }

  private static byte[] request(SignedCall call, int port) {
    URI url = call.url();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            "POST " + path + query + " HTTP/1.1",
            "Host: " + url.getHost() + (port == HTTPS_PORT ? "" : ":" + port),
            "User-Agent: Tsudoi",
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "webhook-id: " + call.id(),
            "webhook-timestamp: " + call.epochSecond(),
            "webhook-signature: " + call.signature(),
            "Connection: close",
            "",
            "");
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, whole, first.length, body.length);
    return whole;
  }

  /** The rest of the answer is nobody's business, however long it is. */
  private String firstLine(SSLSocket socket, long began) throws IOException {
    InputStream answer = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    while (line.length() < MOST_OF_LINE) {
      socket.setSoTimeout(millisLeft(began));
      int next = answer.read();
      if (next < 0 || next == '\n') {
        return line.toString().strip();
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private int millisLeft(long began) throws SocketTimeoutException {
    long left = PATIENCE.minus(ticker.since(began)).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) left;
  }

  private static WebhookResult judged(String line) {
    Matcher answer = STATUS.matcher(line);
    if (!answer.matches()) {
      return WebhookResult.failed(WebhookFailure.ANSWER_UNREADABLE);
    }
    int status = Integer.parseInt(answer.group(1));
    return switch (status / 100) {
      case 2 -> WebhookResult.arrived(status);
      case 3 -> WebhookResult.failed(WebhookFailure.REDIRECTED, status);
      default ->
          WebhookResult.failed(
              status == GONE ? WebhookFailure.GONE : WebhookFailure.REFUSED, status);
    };
  }

  private static WebhookFailure reason(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
        return WebhookFailure.CERTIFICATE_NOT_TRUSTED;
      }
      if (cause instanceof UnknownHostException) {
        return WebhookFailure.HOST_UNKNOWN;
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return WebhookFailure.NO_CONNECTION;
      }
      if (cause instanceof SocketTimeoutException) {
        return WebhookFailure.NO_ANSWER;
      }
    }
    return failure instanceof SSLException
        ? WebhookFailure.ENCRYPTION_FAILED
        : WebhookFailure.ANSWER_UNREADABLE;
  }
}
