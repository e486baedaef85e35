package org.tsudoi.devices.domain;

import java.nio.charset.StandardCharsets;
import org.tsudoi.devices.DevicePurpose;
import org.tsudoi.devices.SignedChallenge;

/**
 * What a device signs (docs/devices.md): six texts in UTF-8, divided by a zero byte, which none of
 * them can contain: the mark of this format, the purpose, the server's own address, the user ID in
 * canonical form, the key's id and the challenge.
 */
public final class DeviceMessage {

  private static final String MARK = "tsudoi-device-1";
  private static final String DIVIDER = "\0";

  private DeviceMessage() {}

  /** The bytes that are signed. */
  public static byte[] of(
      DevicePurpose purpose, SignedChallenge signed, String loginName, String keyId) {
    String text =
        String.join(
            DIVIDER, MARK, purpose.word(), signed.server(), loginName, keyId, signed.challenge());
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
