/** A meeting as people meet it: with the meeting page in a browser, and with many who speak. */
package org.tsudoi.bench.meeting;
