/**
 * Device authentication (端末認証, spec 6.3.1): which devices people may sign in with.
 *
 * <p>A device is enrolled by its person, approved by an administrator and revoked by either; it is
 * told by MAC addresses, by a signature with its key, or by both. {@code DeviceCheck} is asked at
 * each sign-in, {@code DeviceService} is what people do. What this room must know of people it asks
 * of {@code DeviceOwners}, which the room of the accounts implements.
 */
package org.tsudoi.devices;
