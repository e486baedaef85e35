/**
 * The command line {@code tsudoi} for those who run a server: it prepares the data directory and
 * speaks to the running server through its API, as the path <em>command line</em>.
 */
package org.tsudoi.cli;
