package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The meetings that concern a person.
 *
 * @param meetings what is to come, the soonest first; what has no time; what is over
 */
@Schema(name = "PlannedMeetings")
public record PlannedMeetingsAnswer(List<PlannedMeetingAnswer> meetings) {}
