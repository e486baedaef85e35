/**
 * The wire format of the tunnel, as {@code docs/protocol.md} describes it.
 *
 * <p>Two layers: a <em>hop unit</em> ({@link org.tsudoi.protocol.HopUnit}) is what one connection
 * carries and every server rewrites; a <em>frame</em> ({@link org.tsudoi.protocol.Frame}) is what a
 * sender says to the others and no server changes. Plain Java without dependencies; nothing here
 * reads a payload.
 */
package org.tsudoi.protocol;
