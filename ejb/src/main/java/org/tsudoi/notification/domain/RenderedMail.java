package org.tsudoi.notification.domain;

import java.util.UUID;

/**
 * A mail as it is sent.
 *
 * @param id which names it to mail servers, the same at each try
 * @param address where it goes
 * @param name to whom
 * @param subject its subject, one line
 * @param text its text
 * @param html the same as a page
 */
public record RenderedMail(
    UUID id, MailAddress address, String name, String subject, String text, String html) {}
