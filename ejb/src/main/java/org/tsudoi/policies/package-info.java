/**
 * The rules that an installation sets: what a password must be, and how meetings begin.
 *
 * <p>They are stored as versions that never change; the newest is in force. Other rooms ask {@code
 * PolicyService} each time they need a rule, and never keep the answer.
 */
package org.tsudoi.policies;
