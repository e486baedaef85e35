/** Sign-in, sessions and users against the packaged server. */
package org.tsudoi.verify.accounts;
