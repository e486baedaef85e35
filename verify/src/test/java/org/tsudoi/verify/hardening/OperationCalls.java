package org.tsudoi.verify.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Calls each operation of the API once with what it takes, so that it does no harm: on a person and
 * a meeting that are there for this, or with values that are refused behind the check of roles.
 */
final class OperationCalls {

  private final TsudoiServer server;
  private final ApiClient administrator;
  private Optional<Person> victim = Optional.empty();
  private Optional<String> spareMeeting = Optional.empty();

  OperationCalls(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
  }

  /** Whose things are asked for. */
  Person victim() {
    if (victim.isEmpty()) {
      victim = Optional.of(server.administrator().createUser("Victim", "PARTICIPANT"));
    }
    return victim.get();
  }

  /** What is refused changes nothing, so it may be tried on the same meeting and person. */
  ApiAnswer call(String operation, ApiClient client, boolean allowed) {
    String meeting =
        operation.contains("{number}") ? allowed ? freshMeeting() : spareMeeting() : "";
    boolean deletes = operation.startsWith("DELETE") && operation.contains("{id}");
    return call(operation, client, meeting, allowed && deletes ? passerBy() : victim().id());
  }

  /** Calls it with this meeting and this id in its address. */
  ApiAnswer call(String operation, ApiClient client, String meeting, String id) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path =
        operation
            .substring(method.length() + 2)
            .replace("{id}", id)
            .replace("{loginName}", victim().name())
            .replace("{member}", victim().id())
            .replace("{session}", victim().id())
            .replace("{index}", "9999")
            .replace("{originalStart}", "2030-04-01T00:00:00Z")
            .replace("{number}", meeting);
    if (operation.endsWith("s/import")) {
      return client.post(path + "?dryRun=true", "text/csv", "loginName\nx".getBytes(UTF_8));
    }
    return switch (method) {
      case "GET" -> client.get(path);
      case "DELETE" -> client.delete(path);
      case "PATCH" -> client.patch(path, body(operation));
      case "PUT" -> client.put(path, body(operation));
      default -> client.post(path, body(operation));
    };
  }

  /** Somebody of whom no other line of the matrix knows. */
  private String passerBy() {
    return administrator.post("users", body("POST /users")).expect(201).getString("id");
  }

  private String freshMeeting() {
    return Meeting.create(administrator, "Matrix", "").number();
  }

  private String spareMeeting() {
    if (spareMeeting.isEmpty()) {
      spareMeeting = Optional.of(freshMeeting());
    }
    return spareMeeting.get();
  }

  private JsonObject body(String operation) {
    return switch (operation) {
      case "POST /groups", "PUT /groups/{id}" ->
          Json.createObjectBuilder().add("name", "Matrix " + UUID.randomUUID()).build();
      case "POST /groups/{id}/members" ->
          Json.createObjectBuilder().add("loginName", victim().name()).build();
      case "PUT /mail/settings" -> outdatedMailSettings();
      case "POST /mail/test" ->
          Json.createObjectBuilder().add("address", "nobody").add("language", "en").build();
      case "PUT /join-terms" ->
          Json.createObjectBuilder()
              .add("base", 999_999)
              .add("english", "Matrix")
              .add("japanese", "Matrix")
              .build();
      case "POST /meetings/terms/agree" ->
          Json.createObjectBuilder().add("version", 999_999).build();
      case "POST /guests/leave" -> Json.createObjectBuilder().add("visit", "none").build();
      case "POST /guests/{number}/join" -> Json.createObjectBuilder().add("name", "Matrix").build();
      case "POST /meetings/{number}/extend" ->
          Json.createObjectBuilder().add("minutes", 15).build();
      case "POST /meetings/{number}/participants/{index}/role" ->
          Json.createObjectBuilder().add("role", "viewer").build();
      case "POST /meetings" -> Json.createObjectBuilder().add("title", "Matrix").build();
      case "PUT /meetings/{number}/plan",
          "POST /meetings/{number}/plan/times/{originalStart}/following" ->
          Json.createObjectBuilder().add("base", 0).add("title", "Matrix").build();
      case "PUT /meetings/{number}/plan/times/{originalStart}" ->
          Json.createObjectBuilder()
              .add("base", 0)
              .add("plannedStart", "2030-04-01T00:00:00Z")
              .add("plannedEnd", "2030-04-01T01:00:00Z")
              .build();
      case "POST /meetings/{number}/plan/times/{originalStart}/following/cancel" ->
          Json.createObjectBuilder().add("base", 0).build();
      case "POST /devices/exempt" ->
          Json.createObjectBuilder().add("loginName", "nobody-at-all").build();
      case "POST /devices/preview" -> Json.createObjectBuilder().add("rule", "OFF").build();
      case "PUT /devices/rules/{id}" -> Json.createObjectBuilder().add("own", "INHERITED").build();
      case "PUT /session/preferences" ->
          Json.createObjectBuilder().add("language", "en").add("timeZone", "").build();
      case "POST /webhooks", "PUT /webhooks/{id}" ->
          Json.createObjectBuilder()
              .add("name", "Matrix")
              .add("url", "ftp://nowhere.example")
              .add("events", Json.createArrayBuilder().add("user.created"))
              .add("enabled", false)
              .build();
      case "POST /session/tokens" ->
          Json.createObjectBuilder()
              .add("name", "Matrix")
              .add("scopes", Json.createArrayBuilder().add("meetings:read"))
              .add("days", 1)
              .add("password", "wrong")
              .build();
      case "POST /session/devices" -> Json.createObjectBuilder().add("name", "Nothing").build();
      case "POST /session/devices/challenge" ->
          Json.createObjectBuilder().add("purpose", "sign-in").build();
      case "POST /session/devices/request" ->
          Json.createObjectBuilder()
              .add("loginName", "nobody-" + UUID.randomUUID().toString().substring(0, 8))
              .add("password", "wrong")
              .add("device", Json.createObjectBuilder().add("name", "Nothing"))
              .build();
      case "POST /session/hand-over" -> handOver();
      case "PUT /users/{id}/identity" ->
          Json.createObjectBuilder().add("subject", "nobody").build();
      case "POST /session/hand-over/device" ->
          Json.createObjectBuilder()
              .add("handOver", handOver())
              .add("device", Json.createObjectBuilder().add("name", "Nothing"))
              .build();
      case "POST /policies/preview" ->
          Json.createObjectBuilder().add("passwords", passwordRules()).build();
      case "POST /policies/second-factor/preview" ->
          Json.createObjectBuilder()
              .add("offered", true)
              .add("requiredFor", Json.createArrayBuilder())
              .build();
      case "PUT /groups/{id}/policy" -> Json.createObjectBuilder().add("base", 99).build();
      case "POST /password-reset" -> Json.createObjectBuilder().add("loginName", "nobody").build();
      case "POST /password-reset/complete" ->
          Json.createObjectBuilder().add("token", "x").add("next", "weak").build();
      case "PUT /policies" -> outdatedPolicy();
      case "PUT /access-rules", "POST /access-rules/preview" -> outdatedAccessRules();
      case "POST /session" ->
          Json.createObjectBuilder()
              .add("loginName", "nobody-" + UUID.randomUUID().toString().substring(0, 8))
              .add("password", "wrong")
              .add("delivery", "bearer")
              .build();
      case "POST /session/password" ->
          Json.createObjectBuilder().add("current", "wrong").add("next", "weak").build();
      case "POST /session/passkeys" ->
          Json.createObjectBuilder()
              .add("name", "Nothing")
              .add("clientData", "x")
              .add("attestationObject", "x")
              .build();
      case "POST /session/passkeys/challenge" ->
          Json.createObjectBuilder().add("purpose", "sign-in").build();
      case "POST /session/passkeys/sign-in" ->
          Json.createObjectBuilder()
              .add("delivery", "bearer")
              .add(
                  "passkey",
                  Json.createObjectBuilder()
                      .add("credentialId", "x")
                      .add("clientData", "x")
                      .add("authenticatorData", "x")
                      .add("signature", "x")
                      .add("userHandle", "x"))
              .build();
      case "POST /session/passkeys/begin",
          "POST /session/passkeys/{id}/remove",
          "POST /session/proof",
          "POST /session/second-factor/confirm",
          "POST /session/second-factor/recovery-codes",
          "POST /session/second-factor/remove" ->
          Json.createObjectBuilder().add("password", "wrong").add("code", "000000").build();
      case "POST /users/bulk" ->
          Json.createObjectBuilder()
              .add("action", "ENABLE")
              .add("users", Json.createArrayBuilder().add(victim().id()))
              .build();
      case "POST /users/{id}/erase" ->
          Json.createObjectBuilder().add("loginName", victim().name()).build();
      case "PATCH /users/{id}" -> Json.createObjectBuilder().add("displayName", "Victim").build();
      case "POST /users" ->
          Json.createObjectBuilder()
              .add("loginName", "m" + UUID.randomUUID().toString().substring(0, 8))
              .add("displayName", "Matrix")
              .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
              .add("language", "en")
              .build();
      default -> JsonValue.EMPTY_JSON_OBJECT;
    };
  }

  /** A policy made from a version that does not exist, so that nothing is changed. */
  private static JsonObject outdatedPolicy() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("passwords", passwordRules())
        .add("meetings", Json.createObjectBuilder().add("key", "DEFAULT_ON").add("capacity", 100))
        .build();
  }

  /** The same for the access rules; they refuse nobody. */
  private static JsonObject outdatedAccessRules() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("console", JsonValue.EMPTY_JSON_ARRAY)
        .add("api", JsonValue.EMPTY_JSON_ARRAY)
        .add("clients", JsonValue.EMPTY_JSON_ARRAY)
        .build();
  }

  private static JsonObject outdatedMailSettings() {
    return Json.createObjectBuilder()
        .add("base", Integer.MAX_VALUE)
        .add("enabled", false)
        .add("host", "")
        .add("port", 587)
        .add("encryption", "STARTTLS")
        .add("plainAccepted", false)
        .add("user", "")
        .add("senderAddress", "")
        .add("senderName", "")
        .add("baseUrl", "")
        .add("timeZone", "UTC")
        .add("certificates", "")
        .build();
  }

  private static JsonObject handOver() {
    return Json.createObjectBuilder()
        .add("client", "tsudoi-desktop")
        .add("redirect", "http://127.0.0.1:49152/tsudoi/signed-in")
        .add("code", "A".repeat(43))
        .add("verifier", "v".repeat(43))
        .build();
  }

  private static JsonObject passwordRules() {
    return Json.createObjectBuilder()
        .add("minimumLength", 8)
        .add("upperCase", true)
        .add("lowerCase", true)
        .add("digit", true)
        .add("lifetimeDays", 0)
        .add("generations", 5)
        .add("minimumAgeHours", 0)
        .build();
  }
}
