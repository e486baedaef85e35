/**
 * The servers that are compared, each in a process of its own on loopback, and how to load them.
 */
package org.tsudoi.bench.contender;
