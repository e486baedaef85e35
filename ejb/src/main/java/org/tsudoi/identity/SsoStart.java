package org.tsudoi.identity;

/**
 * How somebody is sent to the provider.
 *
 * @param address where the browser goes
 * @param pending what the browser keeps meanwhile
 */
public record SsoStart(String address, SsoPending pending) {}
