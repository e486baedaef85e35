package org.tsudoi.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the mail settings; the password is never in it.
 *
 * @param number its number; 0 before the first
 * @param changedAt when it was saved
 * @param changedByName who saved it
 * @param settings what it says
 * @param passwordSet whether a password is stored now
 */
public record MailSettingsView(
    long number,
    Optional<Instant> changedAt,
    String changedByName,
    MailSettings settings,
    boolean passwordSet) {}
