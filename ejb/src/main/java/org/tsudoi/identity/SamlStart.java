package org.tsudoi.identity;

/**
 * How somebody is sent to the provider by SAML.
 *
 * @param address where the browser goes
 * @param pending what the browser keeps meanwhile
 */
public record SamlStart(String address, SamlPending pending) {}
