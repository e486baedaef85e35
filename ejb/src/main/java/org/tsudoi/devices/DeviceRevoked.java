package org.tsudoi.devices;

/**
 * A device is not to be used any more: revoked or deleted. Fired inside the transaction that does
 * it; whoever keeps something that was made with the device ends it there.
 *
 * @param device which
 */
public record DeviceRevoked(DeviceId device) {}
