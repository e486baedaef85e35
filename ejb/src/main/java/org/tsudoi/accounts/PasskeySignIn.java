package org.tsudoi.accounts;

import org.tsudoi.devices.DeviceClaim;

/**
 * What somebody signs in with who types neither name nor password.
 *
 * @param passkey what the passkey answered
 * @param device what the client says about the device that it runs on
 */
public record PasskeySignIn(PasskeyAnswer passkey, DeviceClaim device) {}
