package org.tsudoi.web.accounts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.tsudoi.web.shell.ConsolePages;

/**
 * The page where somebody sets up the second factor that the policy asks for; it leads on to where
 * the person came from.
 */
@Named
@ViewScoped
public class FactorSetupView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String CONSOLE = "/console/dashboard.xhtml";
  private static final String ROOM = "/room/";
  private static final Pattern MEETING = Pattern.compile("[0-9]{3}(-[0-9]{3}){2}");

  private String room;
  private String then;

  /**
   * The meeting that the person is on the way to; any other word for the meeting page, null for the
   * console.
   */
  public String getRoom() {
    return room;
  }

  /** Takes the meeting that the person is on the way to. */
  public void setRoom(String room) {
    this.room = room;
  }

  /** The page of the console that the person is on the way to. */
  public String getThen() {
    return then;
  }

  /** Takes the page of the console that the person is on the way to. */
  public void setThen(String then) {
    this.then = then;
  }

  /** Where it goes on: the console, the meeting page or a meeting. */
  public String getNext() {
    if (room == null) {
      return ConsolePages.inside(then).orElse(CONSOLE);
    }
    return MEETING.matcher(room).matches() ? ROOM + "#/" + room : ROOM;
  }
}
