/**
 * Evidence: who did what (audit trail), who was connected (access history), who shared what (usage
 * history).
 *
 * <p>An entry is written in the transaction of the change it tells about, never changed again, and
 * sealed into a chain within a second. What is personal in it is encrypted with a key of that
 * person, which can be destroyed.
 */
package org.tsudoi.auditing;
