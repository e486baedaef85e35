package org.tsudoi.notification;

import java.util.List;

/**
 * Some calls.
 *
 * @param rows the calls asked for, newest first
 * @param total how many there are in all
 */
public record WebhookCallPage(List<WebhookCallView> rows, long total) {}
