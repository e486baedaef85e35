package org.tsudoi.bench.tunnel;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tsudoi.bench.line.Target;

/**
 * As many participants as are wanted, all with one account.
 *
 * <p>A meeting lets each session in once, so every participant has a session; in another meeting
 * the same sessions serve again. Signing in is expensive on purpose, therefore they are kept.
 */
public final class Crowd {

  private final ServerApi anonymous;
  private final String loginName;
  private final String password;
  private final List<ServerApi> sessions = new ArrayList<>();

  private Crowd(ServerApi anonymous, String loginName, String password) {
    this.anonymous = anonymous;
    this.loginName = loginName;
    this.password = password;
  }

  /** Makes the account; the administrator is somebody who may create users. */
  public static Crowd of(Target target, ServerApi administrator) {
    String name = "crowd-" + UUID.randomUUID().toString().substring(0, 8);
    JsonObject created =
        administrator.post(
            "users",
            Json.createObjectBuilder()
                .add("loginName", name)
                .add("displayName", "Somebody of many")
                .add("kana", "")
                .add("email", "")
                .add("roles", Json.createArrayBuilder().add("MEETING_CREATOR").add("PARTICIPANT"))
                .add("language", "en")
                .build());
    String oneTime = created.getString("oneTimePassword");
    String own = "Aa1" + UUID.randomUUID().toString().replace("-", "");
    ServerApi anonymous = ServerApi.of(target);
    anonymous.signIn(name, oneTime).changePassword(oneTime, own);
    return new Crowd(anonymous, name, own);
  }

  /** The name under which all of them sign in. */
  public String loginName() {
    return loginName;
  }

  /** The password of that name, which holds on this server for this run. */
  public String password() {
    return password;
  }

  /** The session of the participant with that place, from 0; signs in if it is new. */
  public synchronized ServerApi session(int place) {
    while (sessions.size() <= place) {
      sessions.add(anonymous.signIn(loginName, password));
    }
    return sessions.get(place);
  }

  /** A new meeting without a meeting key; answers its number. */
  public String openMeeting(String title) {
    return session(0)
        .post("meetings", Json.createObjectBuilder().add("title", title).build())
        .getString("number");
  }

  /** A ticket for the participant with that place. */
  public String ticket(String meeting, int place) {
    return session(place)
        .post("meetings/" + meeting + "/join", JsonObject.EMPTY_JSON_OBJECT)
        .getString("ticket");
  }
}
