package org.tsudoi.web.shell;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.tsudoi.accounts.AccountView;

/**
 * The time zone that the visitor chose on the profile page, else that of the browser, told at
 * sign-in; the server's own until then.
 *
 * <p>Lives as long as the HTTP session.
 */
@SessionScoped
public class TimeZoneChoice implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Visitor visitor;

  private ZoneId ofBrowser = ZoneId.systemDefault();

  /** Times are shown in this zone. */
  public ZoneId zone() {
    return visitor
        .account()
        .map(AccountView::timeZone)
        .filter(chosen -> !chosen.isEmpty())
        .map(ZoneId::of)
        .orElse(ofBrowser);
  }

  /** That of the browser, for those who chose none. */
  public ZoneId ofBrowser() {
    return ofBrowser;
  }

  /** Takes what the browser says; what is no zone changes nothing. */
  public void browserSays(String name) {
    try {
      ofBrowser = ZoneId.of(name);
    } catch (DateTimeException unknown) {
      ofBrowser = ZoneId.systemDefault();
    }
  }
}
