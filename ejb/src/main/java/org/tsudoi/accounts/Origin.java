package org.tsudoi.accounts;

import org.tsudoi.shared.CallerPath;

/**
 * Where a sign-in comes from.
 *
 * @param address the client's address in text form
 * @param path the way the request came in
 * @param userAgent what the client calls itself; kept to 200 characters
 */
public record Origin(String address, CallerPath path, String userAgent) {}
