/** Mail: how it is sent, and what became of each. */
package org.tsudoi.web.notification;
