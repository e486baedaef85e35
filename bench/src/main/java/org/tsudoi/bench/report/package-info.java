/** Writes what was measured: tables of ratios and a chart. */
package org.tsudoi.bench.report;
