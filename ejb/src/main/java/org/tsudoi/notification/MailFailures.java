package org.tsudoi.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Finds out from the exceptions of a try what went wrong. */
final class MailFailures {

  private static final Pattern REPLY = Pattern.compile("^([45])\\d\\d[ -]");
  private static final int DEEPEST = 12;

  private MailFailures() {}

  static MailProblem of(Exception failure) {
    List<Throwable> causes = causes(failure);
    String words = words(causes);
    MailFailure line = ofLine(causes);
    return new MailProblem(line == MailFailure.UNKNOWN ? ofReply(causes, words) : line, words);
  }

  /** What the exceptions say, from the outermost to the cause, both ways of telling it followed. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    collect(failure, causes);
    return causes;
  }

  private static void collect(Throwable failure, List<Throwable> causes) {
    if (failure == null || causes.size() >= DEEPEST || causes.contains(failure)) {
      return;
    }
    causes.add(failure);
    if (failure instanceof MessagingException mail) {
      collect(mail.getNextException(), causes);
    }
    collect(failure.getCause(), causes);
  }

  private static MailFailure ofLine(List<Throwable> causes) {
    if (has(causes, CertificateException.class) || has(causes, CertPathValidatorException.class)) {
      return MailFailure.CERTIFICATE_NOT_TRUSTED;
    }
    if (mentions(causes, "verify identity")) {
      return MailFailure.CERTIFICATE_NOT_TRUSTED;
    }
    if (mentions(causes, "STARTTLS is required")) {
      return MailFailure.ENCRYPTION_NOT_OFFERED;
    }
    if (has(causes, AuthenticationFailedException.class)) {
      return MailFailure.LOGIN_REFUSED;
    }
    if (has(causes, UnknownHostException.class)) {
      return MailFailure.HOST_UNKNOWN;
    }
    if (has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)) {
      return MailFailure.NO_CONNECTION;
    }
    if (has(causes, SocketTimeoutException.class)) {
      return MailFailure.NO_ANSWER;
    }
    return has(causes, SSLException.class) ? MailFailure.ENCRYPTION_FAILED : MailFailure.UNKNOWN;
  }

  /** By the server's reply: 4xx is for now, 5xx for good. */
  private static MailFailure ofReply(List<Throwable> causes, String words) {
    Matcher reply = REPLY.matcher(words);
    if (!reply.find()) {
      return MailFailure.UNKNOWN;
    }
    if (reply.group(1).equals("4")) {
      return MailFailure.SERVER_BUSY;
    }
    // The classes of the container's mail library are not for applications: known by name only.
    if (causes.stream().anyMatch(c -> c.getClass().getSimpleName().contains("SenderFailed"))) {
      return MailFailure.SENDER_REFUSED;
    }
    return causes.stream().anyMatch(c -> c.getClass().getSimpleName().contains("AddressFailed"))
        ? MailFailure.RECIPIENT_REFUSED
        : MailFailure.MESSAGE_REFUSED;
  }

  /** The reply of the server if there is one, else the innermost words. */
  private static String words(List<Throwable> causes) {
    List<String> said =
        causes.stream()
            .map(cause -> Optional.ofNullable(cause.getMessage()).orElse("").strip())
            .filter(words -> !words.isEmpty())
            .toList();
    return said.stream()
        .filter(words -> REPLY.matcher(words).find())
        .reduce((outer, inner) -> inner)
        .orElse(said.isEmpty() ? causes.get(0).getClass().getSimpleName() : last(said));
  }

  private static String last(List<String> said) {
    return said.get(said.size() - 1);
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static boolean mentions(List<Throwable> causes, String words) {
    return causes.stream()
        .anyMatch(cause -> cause.getMessage() != null && cause.getMessage().contains(words));
  }
}
