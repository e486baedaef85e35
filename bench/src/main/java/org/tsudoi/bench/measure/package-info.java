/** What is measured, and how: the contenders take turns, and what counts are ratios per round. */
package org.tsudoi.bench.measure;
