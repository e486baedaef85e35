package org.tsudoi.verify.client;

/** How a connection ended, as its close frame said. */
public record Closed(int code, String reason) {}
