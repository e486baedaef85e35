package org.tsudoi.verify.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server for a test, on loopback: it keeps what it takes. */
public final class MailServer implements AutoCloseable {

  /** The user that it knows. */
  public static final String USER = "tsudoi";

  /** The password of that user. */
  public static final String PASSWORD = "Mail-s3cret-5d1f";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("https://\\S+");

  private final GreenMail server;
  private final int port;

  private MailServer(GreenMail server) {
    this.server = server;
    this.port = server.getSmtp() == null ? server.getSmtps().getPort() : server.getSmtp().getPort();
  }

  /** Speaks SMTP without encryption, on any port. */
  public static MailServer plain() {
    return start(0, ServerSetup.PROTOCOL_SMTP);
  }

  /** The same on a port that was used before. */
  public static MailServer plainAt(int port) {
    return start(port, ServerSetup.PROTOCOL_SMTP);
  }

  /** Speaks TLS from the first byte, with a certificate that nobody has signed. */
  public static MailServer selfSigned() {
    return start(0, ServerSetup.PROTOCOL_SMTPS);
  }

  private static MailServer start(int port, String protocol) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
    server.setUser(USER, USER, PASSWORD);
    server.start();
    return new MailServer(server);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** What it took. */
  public List<MimeMessage> mails() {
    return Arrays.asList(server.getReceivedMessages());
  }

  /** The mails for an address, once there are so many. */
  public List<MimeMessage> awaitTo(String address, int number) {
    if (!Waiting.until(() -> to(address).size() >= number, PATIENCE)) {
      throw new AssertionError("Only " + to(address).size() + " mails to " + address);
    }
    return to(address);
  }

  private List<MimeMessage> to(String address) {
    return mails().stream().filter(mail -> isTo(mail, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getAllRecipients()[0].toString().contains(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of a mail. */
  public static String text(MimeMessage mail) {
    try {
      return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands behind the question mark of the first link with a token. */
  public static String token(MimeMessage mail) {
    Matcher link = LINK.matcher(text(mail));
    while (link.find()) {
      int place = link.group().indexOf("token=");
      if (place >= 0) {
        return link.group().substring(place + "token=".length());
      }
    }
    throw new AssertionError("No link in " + text(mail));
  }

  /** Settings that lead here, to be saved after this version. */
  public JsonObject settings(TsudoiServer of, long base) {
    return settingsBuilder(of, base).build();
  }

  /** The same, to be changed. */
  public JsonObjectBuilder settingsBuilder(TsudoiServer of, long base) {
    return Json.createObjectBuilder()
        .add("base", base)
        .add("enabled", true)
        .add("host", "127.0.0.1")
        .add("port", port())
        .add("encryption", "NONE")
        .add("plainAccepted", false)
        .add("user", USER)
        .add("password", PASSWORD)
        .add("senderAddress", "meeting@example.org")
        .add("senderName", "会議サーバー")
        .add("baseUrl", of.base().toString())
        .add("timeZone", "Asia/Tokyo")
        .add("certificates", "");
  }

  /** Is not there any more. */
  public void goAway() {
    server.stop();
  }

  @Override
  public void close() {
    goAway();
  }
}
