package org.tsudoi.web.shell;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * The time zone of the visitor's browser, told at sign-in; the server's own until then.
 *
 * <p>Lives as long as the HTTP session.
 */
@SessionScoped
public class TimeZoneChoice implements Serializable {

  private static final long serialVersionUID = 1L;

  private ZoneId zone = ZoneId.systemDefault();

  /** Times are shown in this zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Takes what the browser says; what is no zone changes nothing. */
  public void browserSays(String name) {
    try {
      zone = ZoneId.of(name);
    } catch (DateTimeException unknown) {
      zone = ZoneId.systemDefault();
    }
  }
}
