/** How long administrators wait for the list of users and for a search in it, beside a peer. */
package org.tsudoi.bench.directory;
