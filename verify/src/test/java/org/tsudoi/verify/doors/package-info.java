/** Tests that call the doors of the rooms from inside a server. */
package org.tsudoi.verify.doors;
