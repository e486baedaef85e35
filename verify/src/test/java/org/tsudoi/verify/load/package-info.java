/** Many meetings at once on the packaged server, with the load client of {@code bench}. */
package org.tsudoi.verify.load;
