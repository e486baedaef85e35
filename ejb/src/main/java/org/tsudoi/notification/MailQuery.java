package org.tsudoi.notification;

import java.util.Optional;

/**
 * Which mails are asked for.
 *
 * @param state only in this state
 * @param first how many to leave out
 * @param max how many at most
 */
public record MailQuery(Optional<DeliveryState> state, int first, int max) {}
