/**
 * The rules that an installation sets: what a password must be, and how meetings begin.
 *
 * <p>Other rooms ask {@code PolicyService} each time they need a rule, and never keep the answer.
 */
package org.tsudoi.policies;
