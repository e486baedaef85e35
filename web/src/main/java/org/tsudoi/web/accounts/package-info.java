/** The users of the installation: signing in, passwords, creating and changing accounts. */
package org.tsudoi.web.accounts;
