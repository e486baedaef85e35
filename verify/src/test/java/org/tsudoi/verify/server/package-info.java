/** Servers for tests: the packaged product in a process of its own, and what it stands on. */
package org.tsudoi.verify.server;
