package org.tsudoi.notification;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.notification.domain.MailAccess;
import org.tsudoi.notification.domain.MailAddress;
import org.tsudoi.notification.domain.Mailer;
import org.tsudoi.notification.domain.RenderedMail;

/**
 * Sends by SMTP, one connection for each mail. Never waits longer than twenty seconds for any one
 * answer. Thread-safe.
 */
@ApplicationScoped
class SmtpMailer implements Mailer {

  private static final Logger LOG = Logger.getLogger(SmtpMailer.class.getName());
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "20000";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  @Override
  public Optional<MailProblem> send(MailAccess access, RenderedMail mail) {
    try {
      Session session = Session.getInstance(properties(access.settings()));
      MimeMessage message = message(session, access.settings(), mail);
      Transport transport = session.getTransport("smtp");
      try {
        connect(transport, access);
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        leave(transport);
      }
      return Optional.empty();
    } catch (MessagingException | GeneralSecurityException | UnsupportedEncodingException e) {
      LOG.log(Level.FINE, "A mail was not taken", e);
      return Optional.of(MailFailures.of(e));
    }
  }

  private static void connect(Transport transport, MailAccess access) throws MessagingException {
    MailSettings settings = access.settings();
    if (settings.user().isEmpty()) {
      transport.connect();
    } else {
      transport.connect(settings.user(), access.password().orElse(""));
    }
  }

  /** What was taken is taken, however the farewell ends. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.FINE, "No farewell from the mail server", e);
    }
  }

  private static Properties properties(MailSettings settings) throws GeneralSecurityException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", ANSWER_MILLIS);
    properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    // Else a name of this machine would be looked up.
    String domain =
        MailAddress.of(settings.senderAddress()).map(MailAddress::domain).orElse("localhost");
    properties.put("mail.smtp.localhost", domain);
    if (settings.encryption() != MailEncryption.NONE) {
      boolean first = settings.encryption() == MailEncryption.TLS;
      properties.put("mail.smtp.ssl.enable", Boolean.toString(first));
      properties.put("mail.smtp.starttls.enable", Boolean.toString(!first));
      properties.put("mail.smtp.starttls.required", Boolean.toString(!first));
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
      properties.put(
          "mail.smtp.ssl.socketFactory", NamedTrust.socketFactory(settings.certificates()));
    }
    return properties;
  }

  private static MimeMessage message(Session session, MailSettings settings, RenderedMail mail)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage message = new NamedMessage(session, mail.id() + "@" + host(settings));
    message.setFrom(new InternetAddress(settings.senderAddress(), settings.senderName(), UTF_8));
    message.setRecipient(
        RecipientType.TO, new InternetAddress(mail.address().text(), mail.name(), UTF_8));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(new Date());
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    MimeMultipart alternatives = new MimeMultipart("alternative", text, html);
    if (mail.calendar().isPresent()) {
      message.setContent(withCalendar(alternatives, mail.calendar().get()));
    } else {
      message.setContent(alternatives);
    }
    message.saveChanges();
    return message;
  }

  /** As an alternative for programs that offer to act on it, and as a file for all others. */
  private static MimeMultipart withCalendar(
      MimeMultipart alternatives, RenderedMail.Calendar calendar) throws MessagingException {
    byte[] content = calendar.text().getBytes(StandardCharsets.UTF_8);
    MimeBodyPart inline = new MimeBodyPart();
    inline.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                content, "text/calendar; charset=UTF-8; method=" + calendar.action().name())));
    alternatives.addBodyPart(inline);
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/ics")));
    file.setFileName("meeting.ics");
    file.setDisposition(Part.ATTACHMENT);
    MimeBodyPart readable = new MimeBodyPart();
    readable.setContent(alternatives);
    return new MimeMultipart("mixed", readable, file);
  }

  private static String host(MailSettings settings) {
    return MailAddress.of(settings.senderAddress()).map(MailAddress::domain).orElse("localhost");
  }

  /** The same name at each try, so that a mail server can tell a mail that it has already. */
  private static final class NamedMessage extends MimeMessage {

    private final String name;

    NamedMessage(Session session, String name) {
      super(session);
      this.name = name;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + name + ">");
    }
  }
}
