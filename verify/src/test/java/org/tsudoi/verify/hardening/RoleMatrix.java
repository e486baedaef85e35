package org.tsudoi.verify.hardening;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tsudoi.verify.server.ApiAnswer;

/** Who may call which operation of the API: a table, and the people of its columns. */
final class RoleMatrix {

  /**
   * One line for each operation of {@code docs/openapi.json}; columns as {@link Who}. {@code +} is
   * let through, {@code -} is refused.
   */
  private static final String MATRIX =
      """
      operation                                          anonym must partic creator auditor useradm sysadm
      GET /access-rules                                    -     -     -      -       +       -       +
      PUT /access-rules                                    -     -     -      -       -       -       +
      DELETE /access-rules                                 -     -     -      -       -       -       +
      GET /access-rules/hint                               -     -     -      -       +       -       +
      POST /access-rules/preview                           -     -     -      -       -       -       +
      GET /access-rules/versions                           -     -     -      -       +       -       +
      GET /audit                                           -     -     -      -       +       -       +
      GET /groups                                          -     -     -      -       +       +       +
      POST /groups                                         -     -     -      -       -       +       +
      GET /groups/{id}                                     -     -     -      -       +       +       +
      PUT /groups/{id}                                     -     -     -      -       -       +       +
      DELETE /groups/{id}                                  -     -     -      -       -       +       +
      GET /groups/{id}/members                             -     -     -      -       +       +       +
      POST /groups/{id}/members                            -     -     -      -       -       +       +
      PUT /groups/{id}/members/{member}                    -     -     -      -       -       +       +
      DELETE /groups/{id}/members/{member}                 -     -     -      -       -       +       +
      GET /guests                                          +     +     +      +       +       +       +
      POST /guests/leave                                   +     +     +      +       +       +       +
      GET /guests/{number}                                 +     +     +      +       +       +       +
      POST /guests/{number}/join                           +     +     +      +       +       +       +
      GET /devices                                         -     -     -      -       +       +       +
      DELETE /devices/{id}                                 -     -     -      -       -       +       +
      POST /devices/{id}/approve                           -     -     -      -       -       +       +
      POST /devices/{id}/revoke                            -     -     -      -       -       +       +
      POST /devices/exempt                                 -     -     -      -       -       -       +
      POST /devices/import                                 -     -     -      -       -       +       +
      POST /devices/preview                                -     -     -      -       -       -       +
      GET /devices/rules/{id}                              -     -     -      -       +       +       +
      PUT /devices/rules/{id}                              -     -     -      -       -       +       +
      POST /devices/switch-off                             -     -     -      -       -       -       +
      GET /groups/{id}/policy                              -     -     -      -       +       -       +
      PUT /groups/{id}/policy                              -     -     -      -       -       -       +
      POST /groups/{id}/policy/preview                     -     -     -      -       -       -       +
      GET /groups/{id}/policy/versions                     -     -     -      -       +       -       +
      GET /history/access                                  -     -     -      -       +       -       +
      GET /history/usage                                   -     -     -      -       +       -       +
      GET /live                                            -     -     -      -       +       -       +
      GET /lockouts                                        -     -     -      -       +       +       +
      DELETE /lockouts/{id}                                -     -     -      -       -       +       +
      GET /mail/deliveries                                 -     -     -      -       +       -       +
      POST /mail/deliveries/{id}/discard                   -     -     -      -       -       -       +
      POST /mail/deliveries/{id}/retry                     -     -     -      -       -       -       +
      GET /mail/settings                                   -     -     -      -       +       -       +
      PUT /mail/settings                                   -     -     -      -       -       -       +
      GET /mail/settings/versions                          -     -     -      -       +       -       +
      POST /mail/test                                      -     -     -      -       -       -       +
      GET /meetings                                        -     -     +      +       +       +       +
      POST /meetings                                       -     -     -      +       -       -       +
      GET /join-terms                                      -     -     -      -       +       -       +
      PUT /join-terms                                      -     -     -      -       -       -       +
      GET /join-terms/versions                             -     -     -      -       +       -       +
      GET /meetings/terms                                  -     -     +      +       +       +       +
      POST /meetings/terms/agree                           -     -     +      +       -       -       +
      GET /meetings/mine                                   -     -     +      +       +       +       +
      GET /meetings/options                                -     -     +      +       +       +       +
      GET /meetings/{number}                               -     -     +      +       +       +       +
      GET /meetings/{number}/rights                        -     -     +      +       +       +       +
      POST /meetings/{number}/cancel                       -     -     -      -       -       -       +
      POST /meetings/{number}/end                          -     -     -      -       -       -       +
      POST /meetings/{number}/join                         -     -     +      +       -       -       +
      POST /meetings/{number}/participants/{index}/expel   -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/readmit -     -     -      -       -       -       +
      GET /meetings/{number}/plan                          -     -     -      -       +       -       +
      PUT /meetings/{number}/plan                          -     -     -      -       -       -       +
      PUT /meetings/{number}/plan/times/{originalStart}    -     -     -      -       -       -       +
      POST /meetings/{number}/plan/times/{originalStart}/cancel - -    -      -       -       -       +
      POST /meetings/{number}/plan/times/{originalStart}/following - - -      -       -       -       +
      POST /meetings/{number}/plan/times/{originalStart}/following/cancel - - -  -    -       -       +
      POST /meetings/{number}/participants/{index}/mute    -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/role    -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/stop-camera - -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/stop-share -  -     -      -       -       -       +
      POST /meetings/{number}/extend                       -     -     -      -       -       -       +
      GET /meetings/{number}/lobby                         -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/off                    -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/on                     -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/admit                  -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/{index}/admit          -     -     -      -       -       -       +
      POST /meetings/{number}/lobby/{index}/refuse         -     -     -      -       -       -       +
      GET /meetings/{number}/expelled                      -     -     -      -       -       -       +
      POST /meetings/{number}/lock-chat                    -     -     -      -       -       -       +
      POST /meetings/{number}/unlock-chat                  -     -     -      -       -       -       +
      POST /meetings/{number}/lower-hands                  -     -     -      -       -       -       +
      POST /meetings/{number}/participants/{index}/ask-to-present -  -  -      -       -       -       +
      POST /meetings/{number}/lock                         -     -     -      -       -       -       +
      POST /meetings/{number}/mute                         -     -     -      -       -       -       +
      POST /meetings/{number}/unlock                       -     -     -      -       -       -       +
      GET /password-reset                                  +     +     +      +       +       +       +
      POST /password-reset                                 +     +     +      +       +       +       +
      POST /password-reset/complete                        +     +     +      +       +       +       +
      GET /policies                                        -     -     -      -       +       -       +
      PUT /policies                                        -     -     -      -       -       -       +
      GET /policies/groups                                 -     -     -      -       +       -       +
      POST /policies/preview                               -     -     -      -       -       -       +
      POST /policies/second-factor/preview                 -     -     -      -       -       -       +
      GET /policies/versions                               -     -     -      -       +       -       +
      GET /session                                         -     +     +      +       +       +       +
      DELETE /session                                      +     +     +      +       +       +       +
      POST /session                                        +     +     +      +       +       +       +
      GET /session/connections                             -     -     +      +       +       +       +
      GET /session/data                                    -     -     +      +       +       +       +
      GET /session/history                                 -     -     +      +       +       +       +
      POST /session/password                               -     +     +      +       +       +       +
      GET /session/devices                                 -     -     +      +       +       +       +
      POST /session/devices                                -     -     +      +       +       +       +
      POST /session/devices/challenge                      +     +     +      +       +       +       +
      POST /session/devices/request                        +     +     +      +       +       +       +
      POST /session/hand-over                              +     +     +      +       +       +       +
      POST /session/hand-over/device                       +     +     +      +       +       +       +
      POST /session/devices/{id}/revoke                    -     -     +      +       +       +       +
      GET /session/passkeys                                -     -     +      +       +       +       +
      POST /session/passkeys                               -     -     +      +       +       +       +
      POST /session/passkeys/begin                         -     -     +      +       +       +       +
      POST /session/passkeys/challenge                     +     +     +      +       +       +       +
      GET /session/passkeys/server                         +     +     +      +       +       +       +
      POST /session/passkeys/sign-in                       +     +     +      +       +       +       +
      POST /session/passkeys/{id}/remove                   -     -     +      +       +       +       +
      PUT /session/preferences                             -     -     +      +       +       +       +
      POST /session/proof                                  -     -     +      +       +       +       +
      GET /session/providers                               +     +     +      +       +       +       +
      GET /session/second-factor                           -     -     +      +       +       +       +
      POST /session/second-factor                          -     -     +      +       +       +       +
      POST /session/second-factor/confirm                  -     -     +      +       +       +       +
      POST /session/second-factor/recovery-codes           -     -     +      +       +       +       +
      POST /session/second-factor/remove                   -     -     +      +       +       +       +
      GET /session/sessions                                -     -     +      +       +       +       +
      DELETE /session/sessions/{id}                        -     -     +      +       +       +       +
      POST /session/sessions/end-others                    -     -     +      +       +       +       +
      GET /status                                          -     -     +      +       +       +       +
      GET /session/tokens                                  -     -     +      +       +       +       +
      POST /session/tokens                                 -     -     +      +       +       +       +
      POST /session/tokens/{id}/revoke                     -     -     +      +       +       +       +
      GET /tokens                                          -     -     -      -       +       +       +
      POST /tokens/{id}/revoke                             -     -     -      -       -       +       +
      GET /users                                           -     -     -      -       +       +       +
      POST /users                                          -     -     -      -       -       +       +
      POST /users/bulk                                     -     -     -      -       -       +       +
      POST /users/by-login-name/{loginName}/password-reset -     -     -      -       -       +       +
      GET /users/export                                    -     -     -      -       +       +       +
      POST /users/import                                   -     -     -      -       -       +       +
      DELETE /users/by-login-name/{loginName}/second-factor -    -     -      -       -       +       +
      GET /users/{id}                                      -     -     -      -       +       +       +
      DELETE /users/{id}                                   -     -     -      -       -       +       +
      PATCH /users/{id}                                    -     -     -      -       -       +       +
      POST /users/{id}/erase                               -     -     -      -       -       -       +
      GET /users/{id}/groups                               -     -     -      -       +       +       +
      POST /users/{id}/disable                             -     -     -      -       -       +       +
      POST /users/{id}/enable                              -     -     -      -       -       +       +
      POST /users/{id}/password-reset                      -     -     -      -       -       +       +
      POST /users/{id}/restore                             -     -     -      -       -       +       +
      GET /users/{id}/identity                             -     -     -      -       +       +       +
      PUT /users/{id}/identity                             -     -     -      -       -       +       +
      DELETE /users/{id}/identity                          -     -     -      -       -       +       +
      GET /users/{id}/directory                            -     -     -      -       +       +       +
      PUT /users/{id}/directory                            -     -     -      -       -       +       +
      DELETE /users/{id}/directory                         -     -     -      -       -       +       +
      GET /users/{id}/second-factor                        -     -     -      -       +       +       +
      DELETE /users/{id}/second-factor                     -     -     -      -       -       +       +
      GET /users/{id}/sessions                             -     -     -      -       -       +       +
      DELETE /users/{id}/sessions/{session}                -     -     -      -       -       +       +
      GET /webhooks                                        -     -     -      -       +       -       +
      POST /webhooks                                       -     -     -      -       -       -       +
      GET /webhooks/calls                                  -     -     -      -       +       -       +
      POST /webhooks/calls/{id}/retry                      -     -     -      -       -       -       +
      GET /webhooks/{id}                                   -     -     -      -       +       -       +
      PUT /webhooks/{id}                                   -     -     -      -       -       -       +
      DELETE /webhooks/{id}                                -     -     -      -       -       -       +
      POST /webhooks/{id}/secret                           -     -     -      -       -       -       +
      POST /webhooks/{id}/test                             -     -     -      -       -       -       +
      """;

  /** Codes of answers that say: not you. All others come from behind the check. */
  static final Set<String> REFUSALS =
      Set.of("not-signed-in", "forbidden", "password-change-required");

  private RoleMatrix() {}

  /** The columns. */
  enum Who {
    ANONYMOUS(""),
    MUST_CHANGE_PASSWORD("SYSTEM_ADMINISTRATOR"),
    PARTICIPANT("PARTICIPANT"),
    MEETING_CREATOR("MEETING_CREATOR"),
    AUDITOR("AUDITOR"),
    USER_ADMINISTRATOR("USER_ADMINISTRATOR"),
    SYSTEM_ADMINISTRATOR("SYSTEM_ADMINISTRATOR");

    /** The role with which such a person is made; empty for nobody. */
    final String role;

    Who(String role) {
      this.role = role;
    }
  }

  /** The cells by operation and column: whether it is let through. */
  static Map<String, Map<Who, Boolean>> cells() {
    Map<String, Map<Who, Boolean>> matrix = new TreeMap<>();
    MATRIX
        .lines()
        .skip(1)
        .forEach(
            line -> {
              String[] words = line.split("\\s+");
              Map<Who, Boolean> cells = new EnumMap<>(Who.class);
              for (Who who : Who.values()) {
                cells.put(who, words[2 + who.ordinal()].equals("+"));
              }
              matrix.put(words[0] + " " + words[1], cells);
            });
    return matrix;
  }

  /** The code of a refusal, empty for an answer. */
  static String codeOf(ApiAnswer answer) {
    return answer.status() < 400 ? "" : answer.problem();
  }

  /** Whether the answer says: not you. */
  static boolean isRefusal(ApiAnswer answer) {
    return REFUSALS.contains(codeOf(answer));
  }
}
