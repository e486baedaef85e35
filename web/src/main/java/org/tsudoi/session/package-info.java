/**
 * The sign-in cookie and the bearer token: checked on each request before anything else, so that
 * pages and resources only ask {@code CurrentCaller}.
 */
package org.tsudoi.session;
