/**
 * The self-test of a connection, for people who are not signed in: an echo on both transports, by a
 * ticket of its own that opens nothing else.
 *
 * <p>No tunnel, no meeting and no account is within its reach; what one source may move, and for
 * how long, is bounded.
 */
package org.tsudoi.tunnel.selftest;
