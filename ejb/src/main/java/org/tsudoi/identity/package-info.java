/**
 * The identity provider of the company, asked by OpenID Connect or by SAML 2.0 who somebody is.
 *
 * <p>{@code IdentityProvider} and {@code SamlProvider} know the protocols and nothing of accounts:
 * they answer with an issuer and a subject, or refuse. Whose account that is, and whether it may
 * come in, the room of the accounts decides.
 */
package org.tsudoi.identity;
