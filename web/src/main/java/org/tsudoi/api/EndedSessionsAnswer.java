package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of sessions.
 *
 * @param ended how many have ended by this call
 */
@Schema(name = "EndedSessions")
public record EndedSessionsAnswer(int ended) {}
