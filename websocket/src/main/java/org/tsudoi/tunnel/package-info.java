/**
 * How the bytes of a tunnel arrive: admission before any connection stands, and one small adapter
 * for each transport.
 *
 * <p>No rule of a meeting and no rule of relaying is here. Whoever is refused is refused before the
 * upgrade, by an HTTP status, without an HTTP session or a cookie.
 */
package org.tsudoi.tunnel;
