/**
 * Who may come in: accounts, passwords, sign-in and the sessions that follow from it.
 *
 * <p>{@code SignInService} turns credentials, tokens and tickets into a {@code Caller}; {@code
 * AccountService} is what administrators do to accounts. A session ends at once, from anywhere, and
 * tells it by {@code SessionEnded}.
 */
package org.tsudoi.accounts;
