package org.tsudoi.web.accounts;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tsudoi.shared.Problem;

/** Where on the meeting page somebody wanted to be who signs in by the identity provider. */
final class MeetingPlace {

  private static final String ROOT = "/room/";
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(ROOT) + "(#/\\d{3}-\\d{3}-\\d{3})?");

  private MeetingPlace() {}

  /** The page itself or the door of one meeting; never anything else. */
  static Optional<String> inside(String wanted) {
    return Optional.ofNullable(wanted).filter(path -> FORM.matcher(path).matches());
  }

  /** The same place, with the reason why nobody was signed in. */
  static String refused(String place, Problem why) {
    return ROOT + "?sso=" + why.key() + place.substring(ROOT.length());
  }
}
