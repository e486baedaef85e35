package org.tsudoi.accounts;

import org.tsudoi.devices.NewDevice;

/**
 * What somebody who cannot sign in yet asks for: that their device be known.
 *
 * @param credentials name, password and code, as for a sign-in
 * @param device the device
 */
public record DeviceRequest(Credentials credentials, NewDevice device) {}
