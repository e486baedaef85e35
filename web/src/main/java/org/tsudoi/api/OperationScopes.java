package org.tsudoi.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.accounts.ApiScope;

/**
 * What an API token needs for which operation: the one place where that is said.
 *
 * <p>Closed is everything about a sign-in, one's own account and passwords, about other people's
 * ways to sign in, API tokens themselves, and meetings from inside. An operation that is not in the
 * table is closed too.
 */
final class OperationScopes {

  /** For what anybody may do who is signed in. */
  private static final String ANY = "any";

  private static final String CLOSED = "closed";

  private static final String TABLE =
      """
      GET    /access-rules                                    policies:read
      PUT    /access-rules                                    policies:write
      DELETE /access-rules                                    closed
      GET    /access-rules/hint                               policies:read
      POST   /access-rules/preview                            policies:write
      GET    /access-rules/versions                           policies:read
      GET    /audit                                           audit:read
      GET    /devices                                         devices:read
      DELETE /devices/{id}                                    devices:write
      POST   /devices/{id}/approve                            devices:write
      POST   /devices/{id}/revoke                             devices:write
      POST   /devices/exempt                                  closed
      POST   /devices/import                                  devices:write
      POST   /devices/preview                                 policies:write
      GET    /devices/rules/{id}                              devices:read
      PUT    /devices/rules/{id}                              devices:write
      POST   /devices/switch-off                              closed
      GET    /groups                                          users:read
      POST   /groups                                          users:write
      GET    /groups/{id}                                     users:read
      PUT    /groups/{id}                                     users:write
      DELETE /groups/{id}                                     users:write
      GET    /groups/{id}/members                             users:read
      POST   /groups/{id}/members                             users:write
      PUT    /groups/{id}/members/{member}                    users:write
      DELETE /groups/{id}/members/{member}                    users:write
      GET    /groups/{id}/policy                              policies:read
      PUT    /groups/{id}/policy                              policies:write
      POST   /groups/{id}/policy/preview                      policies:write
      GET    /groups/{id}/policy/versions                     policies:read
      GET    /guests                                          closed
      POST   /guests/leave                                    closed
      GET    /guests/{number}                                 closed
      POST   /guests/{number}/join                            closed
      GET    /history/access                                  audit:read
      GET    /history/usage                                   audit:read
      GET    /join-terms                                      policies:read
      PUT    /join-terms                                      policies:write
      GET    /join-terms/versions                             policies:read
      GET    /live                                            meetings:read
      GET    /lockouts                                        users:read
      DELETE /lockouts/{id}                                   users:write
      GET    /mail/deliveries                                 settings:read
      POST   /mail/deliveries/{id}/discard                    settings:write
      POST   /mail/deliveries/{id}/retry                      settings:write
      GET    /mail/settings                                   settings:read
      PUT    /mail/settings                                   settings:write
      GET    /mail/settings/versions                          settings:read
      POST   /mail/test                                       settings:write
      GET    /meetings                                        meetings:read
      POST   /meetings                                        meetings:write
      GET    /meetings/mine                                   meetings:read
      GET    /meetings/options                                meetings:read
      GET    /meetings/terms                                  closed
      POST   /meetings/terms/agree                            closed
      GET    /meetings/{number}                               meetings:read
      POST   /meetings/{number}/cancel                        meetings:write
      POST   /meetings/{number}/end                           meetings:write
      POST   /meetings/{number}/join                          closed
      POST   /meetings/{number}/extend                        meetings:write
      GET    /meetings/{number}/expelled                      meetings:read
      GET    /meetings/{number}/lobby                         meetings:read
      POST   /meetings/{number}/lobby/off                     meetings:write
      POST   /meetings/{number}/lobby/on                      meetings:write
      POST   /meetings/{number}/lobby/admit                   meetings:write
      POST   /meetings/{number}/lobby/{index}/admit           meetings:write
      POST   /meetings/{number}/lobby/{index}/refuse          meetings:write
      POST   /meetings/{number}/lock-chat                     meetings:write
      POST   /meetings/{number}/unlock-chat                   meetings:write
      POST   /meetings/{number}/lower-hands                   meetings:write
      POST   /meetings/{number}/participants/{index}/ask-to-present meetings:write
      POST   /meetings/{number}/lock                          meetings:write
      POST   /meetings/{number}/mute                          meetings:write
      POST   /meetings/{number}/participants/{index}/expel    meetings:write
      POST   /meetings/{number}/participants/{index}/mute     meetings:write
      POST   /meetings/{number}/participants/{index}/role     meetings:write
      POST   /meetings/{number}/participants/{index}/stop-camera meetings:write
      POST   /meetings/{number}/participants/{index}/stop-share meetings:write
      POST   /meetings/{number}/participants/{index}/readmit  meetings:write
      GET    /meetings/{number}/plan                          meetings:read
      PUT    /meetings/{number}/plan                          meetings:write
      PUT    /meetings/{number}/plan/times/{originalStart}    meetings:write
      POST   /meetings/{number}/plan/times/{originalStart}/cancel meetings:write
      POST   /meetings/{number}/plan/times/{originalStart}/following meetings:write
      POST   /meetings/{number}/plan/times/{originalStart}/following/cancel meetings:write
      GET    /meetings/{number}/rights                        meetings:read
      POST   /meetings/{number}/unlock                        meetings:write
      GET    /openapi.json                                    any
      GET    /password-reset                                  closed
      POST   /password-reset                                  closed
      POST   /password-reset/complete                         closed
      GET    /policies                                        policies:read
      PUT    /policies                                        policies:write
      GET    /policies/groups                                 policies:read
      POST   /policies/preview                                policies:write
      POST   /policies/second-factor/preview                  policies:write
      GET    /policies/versions                               policies:read
      GET    /session                                         closed
      POST   /session                                         closed
      DELETE /session                                         closed
      GET    /session/connections                             closed
      GET    /session/data                                    closed
      GET    /session/devices                                 closed
      POST   /session/devices                                 closed
      POST   /session/devices/challenge                       closed
      POST   /session/devices/request                         closed
      POST   /session/devices/{id}/revoke                     closed
      POST   /session/hand-over                               closed
      POST   /session/hand-over/device                        closed
      GET    /session/history                                 closed
      GET    /session/passkeys                                closed
      POST   /session/passkeys                                closed
      POST   /session/passkeys/begin                          closed
      POST   /session/passkeys/challenge                      closed
      GET    /session/passkeys/server                         closed
      POST   /session/proof                                   closed
      GET    /session/providers                               closed
      POST   /session/passkeys/sign-in                        closed
      POST   /session/passkeys/{id}/remove                    closed
      POST   /session/password                                closed
      PUT    /session/preferences                             closed
      GET    /session/second-factor                           closed
      POST   /session/second-factor                           closed
      POST   /session/second-factor/confirm                   closed
      POST   /session/second-factor/recovery-codes            closed
      POST   /session/second-factor/remove                    closed
      GET    /session/sessions                                closed
      DELETE /session/sessions/{id}                           closed
      POST   /session/sessions/end-others                     closed
      GET    /session/tokens                                  closed
      POST   /session/tokens                                  closed
      POST   /session/tokens/{id}/revoke                      closed
      GET    /status                                          any
      GET    /tokens                                          users:read
      POST   /tokens/{id}/revoke                              users:write
      GET    /users                                           users:read
      POST   /users                                           users:write
      POST   /users/bulk                                      users:write
      POST   /users/by-login-name/{loginName}/password-reset  closed
      DELETE /users/by-login-name/{loginName}/second-factor   closed
      GET    /users/export                                    users:read
      POST   /users/import                                    users:write
      GET    /users/{id}                                      users:read
      PATCH  /users/{id}                                      users:write
      DELETE /users/{id}                                      users:write
      POST   /users/{id}/disable                              users:write
      POST   /users/{id}/enable                               users:write
      POST   /users/{id}/erase                                closed
      GET    /users/{id}/groups                               users:read
      GET    /users/{id}/identity                             users:read
      PUT    /users/{id}/identity                             closed
      DELETE /users/{id}/identity                             closed
      GET    /users/{id}/directory                            users:read
      PUT    /users/{id}/directory                            closed
      DELETE /users/{id}/directory                            closed
      POST   /users/{id}/password-reset                       closed
      POST   /users/{id}/restore                              users:write
      GET    /users/{id}/second-factor                        users:read
      DELETE /users/{id}/second-factor                        closed
      GET    /users/{id}/sessions                             users:read
      DELETE /users/{id}/sessions/{session}                   users:write
      GET    /webhooks                                        settings:read
      POST   /webhooks                                        settings:write
      GET    /webhooks/calls                                  settings:read
      POST   /webhooks/calls/{id}/retry                       settings:write
      GET    /webhooks/{id}                                   settings:read
      PUT    /webhooks/{id}                                   settings:write
      DELETE /webhooks/{id}                                   settings:write
      POST   /webhooks/{id}/secret                            settings:write
      POST   /webhooks/{id}/test                              settings:write
      """;

  private static final Map<String, String> RULES = rules();

  private OperationScopes() {}

  /** What a token needs for an operation. */
  enum Rule {
    /** The scope that {@link #scopeOf} tells. */
    SCOPE,
    /** None in particular. */
    ANY,
    /** No token will do. */
    CLOSED
  }

  private static Map<String, String> rules() {
    Map<String, String> rules = new HashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(" +"))
        .forEach(words -> rules.put(words[0] + " " + words[1], words[2]));
    return Map.copyOf(rules);
  }

  /** All operations that the table knows, with their words. */
  static Map<String, String> all() {
    return RULES;
  }

  /** The word of an operation: a scope, {@code any} or {@code closed}. */
  static String word(String operation) {
    return RULES.getOrDefault(operation, CLOSED);
  }

  static Rule ruleOf(String operation) {
    return switch (word(operation)) {
      case CLOSED -> Rule.CLOSED;
      case ANY -> Rule.ANY;
      default -> Rule.SCOPE;
    };
  }

  /** The scope that an operation needs. */
  static Optional<ApiScope> scopeOf(String operation) {
    return Optional.ofNullable(RULES.get(operation)).flatMap(ApiScope::of);
  }

  /** How the operation of a resource is called here, as {@code GET /users/{id}}. */
  static String operation(Class<?> resource, Method method) {
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(Annotation::annotationType)
            .map(type -> type.getAnnotation(HttpMethod.class))
            .filter(found -> found != null)
            .map(HttpMethod::value)
            .findFirst()
            .orElse("");
    return verb
        + " "
        + Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
            .filter(path -> path != null)
            .map(path -> "/" + path.value().replaceAll("^/|/$", ""))
            .collect(Collectors.joining());
  }
}
