/** Where assertions that were shown are kept, in the database. */
package org.tsudoi.identity.store;
