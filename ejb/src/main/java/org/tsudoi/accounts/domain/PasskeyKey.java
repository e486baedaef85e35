package org.tsudoi.accounts.domain;

/**
 * What is known of the key pair of a passkey.
 *
 * @param credentialId its id in base64url
 * @param publicKey its public key as COSE_Key in base64url
 * @param signatureCount how often its authenticator says that it signed; 0 if it never counts
 * @param backupEligible whether its authenticator may keep copies of it
 * @param backedUp whether it does
 */
public record PasskeyKey(
    String credentialId,
    String publicKey,
    long signatureCount,
    boolean backupEligible,
    boolean backedUp) {}
