/**
 * The REST API, {@code /api/v1/}: one resource per room, thin over the doors.
 *
 * <p>JSON in and out with a fixed schema; refusals are problem details (RFC 9457). Every resource
 * asks {@code CurrentCaller} who calls and hands that to the door, which decides.
 */
package org.tsudoi.api;
