/**
 * The transport over HTTPS requests, for networks in which no WebSocket stands: a streaming or
 * polled answer down, numbered or streaming bodies up.
 *
 * <p>Asynchronous throughout: no thread waits for a slow peer. The offer stands in {@code
 * Authorization}; no cookie is read and none is set.
 */
package org.tsudoi.tunnel.http;
