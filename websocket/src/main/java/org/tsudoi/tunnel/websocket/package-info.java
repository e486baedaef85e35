/**
 * The WebSocket transport: two connections for each tunnel, down by the ticket, up by the tunnel's
 * secret.
 *
 * <p>What Liberty does not do is done here: it queues no sends, joins fragments without a limit and
 * does not look at the origin.
 */
package org.tsudoi.tunnel.websocket;
