/** Tunnels over the packaged server: one suite for all transports, bad lines, and abuse. */
package org.tsudoi.verify.tunnel;
