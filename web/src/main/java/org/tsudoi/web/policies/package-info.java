/** The policy of the installation: what it asks of passwords and meetings, and its versions. */
package org.tsudoi.web.policies;
