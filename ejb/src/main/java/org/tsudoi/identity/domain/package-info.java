/** Assertions of the identity provider that were shown once. */
package org.tsudoi.identity.domain;
