package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything that the server keeps about a person, for that person.
 *
 * @param writtenAt when it was put together
 * @param account the account
 * @param groups the names of the groups that the person is in
 * @param secondFactor whether there is one
 * @param identity who the identity provider says that the person is
 * @param directory who the company directory, if it keeps the password, says that the person is
 * @param passkeys the passkeys, oldest first
 * @param sessions where the person is signed in
 * @param tokens the person's API tokens, newest first
 * @param history what the person did and what was done to the account, newest first
 * @param connections the meetings that the person was in, newest first
 */
@Schema(name = "OwnData")
public record OwnDataAnswer(
    Instant writtenAt,
    UserAnswer account,
    List<String> groups,
    SecondFactorAnswer secondFactor,
    IdentityAnswer identity,
    IdentityAnswer directory,
    List<OwnPasskeyAnswer> passkeys,
    List<OwnSession> sessions,
    List<ApiTokenAnswer> tokens,
    AuditAnswer history,
    AccessHistoryAnswer connections) {

  /**
   * One place where the person is signed in.
   *
   * @param createdAt since when
   * @param address from where
   * @param path by which way
   * @param userAgent the browser's or client's name as it said itself
   */
  @Schema(name = "OwnSession")
  public record OwnSession(Instant createdAt, String address, String path, String userAgent) {}
}
