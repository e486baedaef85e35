/**
 * What the server tells people outside its own pages: mails, from a queue in the database.
 *
 * <p>{@code Notifier} takes a mail in the transaction of what caused it; one sender delivers it
 * beside all requests, again and again until it is taken, refused for good or of no use any more.
 * {@code MailSettingsService} says how, {@code MailDeliveryService} what became of each.
 */
package org.tsudoi.notification;
