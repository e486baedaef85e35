package org.tsudoi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailFailuresTest {

  /** Named as the mail library of the container names its own. */
  private static final class SMTPAddressFailedException extends SendFailedException {
    private static final long serialVersionUID = 1L;

    SMTPAddressFailedException(String words) {
      super(words);
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException("mail"), MailFailure.HOST_UNKNOWN),
        Arguments.of(new ConnectException("refused"), MailFailure.NO_CONNECTION),
        Arguments.of(new SocketTimeoutException("Read timed out"), MailFailure.NO_ANSWER),
        Arguments.of(
            new SSLHandshakeException("no common protocol"), MailFailure.ENCRYPTION_FAILED),
        Arguments.of(
            new SSLHandshakeException("PKIX").initCause(new CertificateException("no path")),
            MailFailure.CERTIFICATE_NOT_TRUSTED),
        Arguments.of(
            new MessagingException("STARTTLS is required but host does not support STARTTLS"),
            MailFailure.ENCRYPTION_NOT_OFFERED),
        Arguments.of(new AuthenticationFailedException("535 5.7.8 no"), MailFailure.LOGIN_REFUSED),
        Arguments.of(
            new SMTPAddressFailedException("550 5.1.1 unknown"), MailFailure.RECIPIENT_REFUSED),
        Arguments.of(new SendFailedException("452 full"), MailFailure.SERVER_BUSY),
        Arguments.of(new SendFailedException("554 spam"), MailFailure.MESSAGE_REFUSED),
        Arguments.of(new IllegalStateException("strange"), MailFailure.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatWentWrong(Exception cause, MailFailure expected) {
    assertThat(MailFailures.of(new MessagingException("Could not send", cause)).failure())
        .isEqualTo(expected);
  }

  @Test
  @Tag("X-12")
  void keepsTheWordsOfTheServerOnOneHarmlessLine() {
    MailProblem problem =
        MailFailures.of(
            new MessagingException(
                "Invalid addresses",
                new SMTPAddressFailedException("550 no\r\nsuch\u0000 user " + "x".repeat(400))));

    assertThat(problem.detail()).startsWith("550 no such user x").hasSize(300);
  }
}
