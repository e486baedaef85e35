package org.tsudoi.verify.client;

import jakarta.json.Json;
import java.util.UUID;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * What meetings of somebody may have although the installation forbids it: the organizer is in a
 * group whose policy admits it, so that no other test meets another policy.
 */
public final class AdmittedOptions {

  private AdmittedOptions() {}

  /** Admits an option by its name in the API; answers the id of the group. */
  public static String admit(TsudoiServer server, Person organizer, String option) {
    ApiClient administrator = server.administrator().signIn();
    String group =
        administrator
            .post(
                "groups",
                Json.createObjectBuilder().add("name", option + " " + UUID.randomUUID()).build())
            .expect(201)
            .getString("id");
    administrator.post(
        "groups/" + group + "/members",
        Json.createObjectBuilder().add("loginName", organizer.name()).build());
    administrator
        .put(
            "groups/" + group + "/policy",
            Json.createObjectBuilder()
                .add("base", 0)
                .add("meetings", Json.createObjectBuilder().add(option, "DEFAULT_OFF"))
                .build())
        .expect(200);
    return group;
  }
}
