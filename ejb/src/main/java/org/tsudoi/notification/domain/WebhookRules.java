package org.tsudoi.notification.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.tsudoi.notification.WebhookDraft;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What a webhook must be. Whatever it is, nothing in it can end a line of a request's head. */
public final class WebhookRules {

  private static final int MOST_NAME = 100;
  private static final int MOST_URL = 500;
  private static final int MOST_PORT = 65_535;
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+");

  private WebhookRules() {}

  /**
   * Checks every field.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the first that is wrong
   */
  public static void check(WebhookDraft draft) {
    require(isName(draft.name()), "name");
    require(isAddress(draft.url()), "url");
    require(!draft.events().isEmpty(), "events");
    require(MailSettingsRules.areCertificates(draft.certificates()), "certificates");
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.strip().equals(name)
        && name.codePointCount(0, name.length()) <= MOST_NAME
        && name.codePoints().noneMatch(MailSettingsRules::breaksText);
  }

  private static boolean isAddress(String text) {
    if (text.length() > MOST_URL || !PLAIN.matcher(text).matches()) {
      return false;
    }
    try {
      URI address = new URI(text);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && !address.getHost().isEmpty()
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null
          && address.getPort() != 0
          && address.getPort() <= MOST_PORT;
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  private static void require(boolean lawful, String field) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }
}
