/**
 * Many TLS connections on few threads: the load client must cost little and never be what is
 * measured.
 */
package org.tsudoi.bench.line;
