package org.tsudoi.accounts;

/**
 * What a person can prove anew with.
 *
 * @param factor whether a code or a passkey is asked besides the password
 * @param passkey whether there is a passkey
 * @param provider whether the session came by the identity provider, which can be asked again
 */
public record ProofAsked(boolean factor, boolean passkey, boolean provider) {}
