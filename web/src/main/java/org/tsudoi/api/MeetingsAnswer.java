package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The meetings that a person may know of.
 *
 * @param meetings the live ones first, then the newest
 */
@Schema(name = "Meetings")
public record MeetingsAnswer(List<MeetingAnswer> meetings) {}
