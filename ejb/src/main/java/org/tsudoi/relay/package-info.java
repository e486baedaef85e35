/**
 * Forwards frames from one participant's tunnel to the others of its group.
 *
 * <p>The relay knows tunnels, frames and masks of rights, not meetings: who may send what is
 * decided by the room that seats a tunnel, and is applied here from frame headers alone. No payload
 * but that of a control frame is looked at, so that a meeting can be encrypted end to end.
 */
package org.tsudoi.relay;
