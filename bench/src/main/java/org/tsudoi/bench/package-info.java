/**
 * The benchmarks: Tsudoi side by side with peers, all in one run on the same machine, measured from
 * outside (docs/performance.md).
 */
package org.tsudoi.bench;
