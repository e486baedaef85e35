/**
 * The identity provider of the company, asked by OpenID Connect or by SAML 2.0 who somebody is, and
 * the directory of the company, asked by LDAP.
 *
 * <p>{@code IdentityProvider}, {@code SamlProvider} and {@code CompanyDirectory} know their
 * protocols and nothing of accounts: they answer with who it is, or refuse. Whose account that is,
 * and whether it may come in, the room of the accounts decides.
 */
package org.tsudoi.identity;
