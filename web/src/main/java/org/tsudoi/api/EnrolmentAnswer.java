package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Enrolment;

/**
 * The only sight of the secret that an authenticator application is to share.
 *
 * @param secret the secret in Base32
 * @param uri the same with account and issuer, for a QR code
 */
@Schema(name = "SecondFactorEnrolment")
public record EnrolmentAnswer(String secret, String uri) {

  static EnrolmentAnswer of(Enrolment enrolment) {
    return new EnrolmentAnswer(enrolment.secret(), enrolment.uri());
  }

  @Override
  public String toString() {
    return "EnrolmentAnswer[]";
  }
}
