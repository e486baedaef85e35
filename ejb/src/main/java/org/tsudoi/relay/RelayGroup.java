package org.tsudoi.relay;

/**
 * Those who receive each other's frames: one meeting instance.
 *
 * @param id the random id of the instance, 32 lower-case hexadecimal digits
 * @param beganNanos the {@link org.tsudoi.shared.Ticker} reading at which the instance began; the
 *     times in frame headers count from it
 */
public record RelayGroup(String id, long beganNanos) {}
