package org.tsudoi.verify.browser;

import java.nio.file.Path;
import java.util.Locale;
import org.tsudoi.verify.server.Project;

/** The pictures of the participants' handbook, each of them there in both languages. */
public enum HandbookPicture {
  SIGN_IN,
  HOME,
  DOOR,
  GUEST,
  LOBBY,
  ROOM,
  SOUND,
  SHARING,
  ASKED,
  ZOOM,
  CHAT,
  RECONNECTING,
  LEFT,
  ADMIT,
  LEAD,
  MORE,
  PHONE;

  /** The folder of the handbook, below the root of the project. */
  public static final String FOLDER = "web/src/main/webapp/room/handbook/";

  /** Where the picture stands, as a page of the handbook in that language names it. */
  public String address(String language) {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "pictures/" + name + "-" + language + ".webp";
  }

  /** The file that is shipped. */
  public Path file(String language) {
    return Project.root().resolve(FOLDER + address(language));
  }
}
