/** A headless participant: the protocol of docs/protocol.md without a screen, cheap in hundreds. */
package org.tsudoi.bench.tunnel;
