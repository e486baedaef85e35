package org.tsudoi.notification.domain;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What mail settings must be. Whatever they are, nothing in them can end a line of a mail's head or
 * of what is said to the mail server.
 */
public final class MailSettingsRules {

  /** The longest password. */
  public static final int MOST_PASSWORD = 200;

  private static final int MOST_NAME = 100;
  private static final int MOST_CERTIFICATES = 16_000;
  private static final int MOST_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER =
      Pattern.compile("[\\p{L}\\p{N}@.!#$%&'*+/=?^_`{|}~\\\\-]{0,200}");

  private MailSettingsRules() {}

  /**
   * Checks every field; what is switched off may be empty.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the first that is wrong
   */
  public static void check(MailSettings settings) {
    boolean asked = settings.enabled();
    require(mayBe(asked, settings.host(), HOST.matcher(settings.host()).matches()), "host");
    require(settings.port() >= 1 && settings.port() <= MOST_PORT, "port");
    require(isProtected(settings), "encryption");
    require(USER.matcher(settings.user()).matches(), "user");
    boolean sender = MailAddress.of(settings.senderAddress()).isPresent();
    require(mayBe(asked, settings.senderAddress(), sender), "senderAddress");
    require(isName(settings.senderName()), "senderName");
    require(mayBe(asked, settings.baseUrl(), isBase(settings.baseUrl())), "baseUrl");
    require(isZone(settings.timeZone()), "timeZone");
    require(areCertificates(settings.certificates()), "certificates");
  }

  /** Checks another password. */
  public static void checkPassword(String password) {
    boolean lawful =
        password.length() <= MOST_PASSWORD
            && password.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL);
    require(lawful, "password");
  }

  private static boolean mayBe(boolean asked, String text, boolean lawful) {
    return text.isEmpty() ? !asked : lawful;
  }

  private static boolean isProtected(MailSettings settings) {
    return settings.encryption() != MailEncryption.NONE
        || settings.plainAccepted()
        || isLoopback(settings.host());
  }

  /** Whether that host is this machine, by its name alone. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  private static boolean isName(String name) {
    return name.codePointCount(0, name.length()) <= MOST_NAME
        && name.codePoints().noneMatch(MailSettingsRules::breaksText);
  }

  static boolean breaksText(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isBase(String text) {
    try {
      URI address = new URI(text);
      return text.length() <= MOST_PASSWORD
          && "https".equals(address.getScheme())
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && address.getRawPath().isEmpty();
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.getAvailableZoneIds().contains(text) && ZoneId.of(text) != null;
    } catch (DateTimeException wrong) {
      return false;
    }
  }

  /** Whether the text is empty or holds certificates in PEM. */
  public static boolean areCertificates(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.length() > MOST_CERTIFICATES) {
      return false;
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return !CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(bytes))
          .isEmpty();
    } catch (CertificateException wrong) {
      return false;
    }
  }

  private static void require(boolean lawful, String field) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }
}
