/**
 * The dozen tiny types that every room speaks: ids, the caller, roles, refusals and the two sources
 * of time.
 *
 * <p>Nothing here knows a room. What grows beyond a value or a marker belongs to the room that owns
 * the idea.
 */
package org.tsudoi.shared;
