/** What happened: connections, shares, and the audit trail. */
package org.tsudoi.web.auditing;
