/**
 * The identity provider of the company, asked by OpenID Connect who somebody is.
 *
 * <p>{@code IdentityProvider} knows the protocol and nothing of accounts: it answers with an issuer
 * and a subject, or refuses. Whose account that is, and whether it may come in, the room of the
 * accounts decides.
 */
package org.tsudoi.identity;
