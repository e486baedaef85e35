package org.tsudoi.notification;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a mail is about; the names are stored. */
public enum MailKind {
  /** Somebody tries whether mail arrives. */
  TEST(0),
  /** The link to choose another password. */
  PASSWORD_RESET(0),
  /** The password was changed by such a link. */
  PASSWORD_CHANGED(1),
  /** The password must be changed soon. */
  PASSWORD_EXPIRES(2),
  /** An API token ends soon. */
  API_TOKEN_ENDS(2),
  /** The server has switched a webhook off. */
  WEBHOOK_OFF(2),
  /** Somebody is invited to a meeting. */
  MEETING_INVITED(3),
  /** A meeting to which somebody is invited is another one, or at another time. */
  MEETING_CHANGED(3),
  /** A meeting to which somebody is invited was called off. */
  MEETING_CANCELLED(3),
  /** One time of a meeting that repeats is at another time. */
  MEETING_TIME_MOVED(3),
  /** One time of a meeting that repeats was called off. */
  MEETING_TIME_CANCELLED(3),
  /** A meeting that repeats ends earlier. */
  MEETING_SHORTENED(3),
  /** Somebody is not invited to a meeting any more. */
  MEETING_UNINVITED(3);

  private static final int OF_PEOPLE = 3;

  private final int urgency;

  MailKind(int urgency) {
    this.urgency = urgency;
  }

  /**
   * The kinds that count together towards the mails of one person within an hour: what other people
   * cause never keeps back what somebody waits for.
   */
  public Set<MailKind> companions() {
    return Arrays.stream(values())
        .filter(other -> (other.urgency == OF_PEOPLE) == (urgency == OF_PEOPLE))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The smaller, the sooner. */
  public int urgency() {
    return urgency;
  }
}
