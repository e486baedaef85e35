package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.devices.DeviceClaim;

/**
 * What a person types to sign in.
 *
 * @param loginName as typed; it is brought into canonical form before it is compared
 * @param password as typed
 * @param code the code of the authenticator application or a recovery code; empty if none was typed
 * @param passkey what a passkey answered in place of the code; empty if none was asked
 * @param device what the client says about the device that it runs on
 */
public record Credentials(
    String loginName,
    String password,
    String code,
    Optional<PasskeyAnswer> passkey,
    DeviceClaim device) {

  /** With what was typed alone. */
  public Credentials(String loginName, String password, String code, DeviceClaim device) {
    this(loginName, password, code, Optional.empty(), device);
  }

  /** From a client that says nothing about its device. */
  public Credentials(String loginName, String password, String code) {
    this(loginName, password, code, DeviceClaim.NONE);
  }

  /** The first step: no code yet. */
  public Credentials(String loginName, String password) {
    this(loginName, password, "");
  }

  /** Names the person only: a password must reach no log. */
  @Override
  public String toString() {
    return "Credentials[" + loginName + "]";
  }
}
