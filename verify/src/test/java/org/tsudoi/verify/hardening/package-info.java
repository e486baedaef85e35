/** Attacks and bad luck against the packaged server. */
package org.tsudoi.verify.hardening;
