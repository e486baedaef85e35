/**
 * The identity provider of the company, asked by OpenID Connect who somebody is, and the directory
 * of the company, asked by LDAP.
 *
 * <p>{@code IdentityProvider} and {@code CompanyDirectory} know their protocols and nothing of
 * accounts: they answer with who it is, or refuse. Whose account that is, and whether it may come
 * in, the room of the accounts decides.
 */
package org.tsudoi.identity;
