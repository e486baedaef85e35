package org.tsudoi.meetings;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody was asked to present, and what came of it.
 *
 * @param answer what came of it
 * @param askedAt when the person was asked last
 * @param answeredAt when the person took part in it or said no; empty before that and without it
 */
public record LiveInvitation(PresentAnswer answer, Instant askedAt, Optional<Instant> answeredAt) {}
