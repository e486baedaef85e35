/** Meetings and who is in them now. */
package org.tsudoi.web.meetings;
