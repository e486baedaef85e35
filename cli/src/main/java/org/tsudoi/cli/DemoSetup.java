package org.tsudoi.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.SecureRandom;
import java.util.List;

/** Creates the demo's users and meeting through the API and describes them. */
final class DemoSetup {

  private static final String PRESENTER = "hanako";
  private static final String VIEWER = "taro";

  private final ServerApi server;
  private final SecureRandom random;

  DemoSetup(ServerApi server, SecureRandom random) {
    this.server = server;
    this.random = random;
  }

  String run() {
    String presenterPassword =
        user(PRESENTER, "Hanako Yamada", "やまだ はなこ", List.of("MEETING_CREATOR", "PARTICIPANT"));
    String viewerPassword = user(VIEWER, "Taro Suzuki", "すずき たろう", List.of("PARTICIPANT"));
    String number = meeting(presenterPassword);
    return """
        To try it, open the meeting page in two browser windows, one of them private:
          window 1  sign in as %s with the password %s
          window 2  sign in as %s with the password %s
        In both, join the meeting %s; then share a screen in window 1.
        """
        .formatted(PRESENTER, presenterPassword, VIEWER, viewerPassword, number);
  }

  private String user(String name, String displayName, String kana, List<String> roles) {
    String oneTime = oneTimePassword(name, displayName, kana, roles);
    String password = GeneratedPassword.next(random);
    signedIn(name, oneTime)
        .post(
            "session/password",
            Json.createObjectBuilder().add("current", oneTime).add("next", password).build());
    return password;
  }

  private String oneTimePassword(String name, String displayName, String kana, List<String> roles) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("loginName", name)
            .add("displayName", displayName)
            .add("kana", kana)
            .add("email", "")
            .add("roles", array(roles))
            .add("language", "ja")
            .build();
    try {
      return server.post("users", body).getString("oneTimePassword");
    } catch (RefusedByServer e) {
      if (!e.code().equals("login-name-taken")) {
        throw e;
      }
      // An earlier run got this far: its user is ours, only the password is lost.
      return server
          .post("users/by-login-name/" + name + "/password-reset")
          .getString("oneTimePassword");
    }
  }

  private String meeting(String presenterPassword) {
    JsonObjectBuilder meeting = Json.createObjectBuilder().add("title", "Tsudoi demo");
    return signedIn(PRESENTER, presenterPassword)
        .post("meetings", meeting.build())
        .getString("number");
  }

  private ServerApi signedIn(String name, String password) {
    JsonObject answer =
        server
            .as("")
            .post(
                "session",
                Json.createObjectBuilder()
                    .add("loginName", name)
                    .add("password", password)
                    .add("delivery", "bearer")
                    .build());
    return server.as(answer.getString("token"));
  }

  private static JsonArrayBuilder array(List<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }
}
