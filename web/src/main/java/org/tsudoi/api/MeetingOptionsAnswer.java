package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What whoever asks may choose for a meeting.
 *
 * @param options everything that a meeting may have
 * @param capacity how many people may be in one meeting at the same time
 */
@Schema(name = "MeetingOptions")
public record MeetingOptionsAnswer(List<MeetingOptionAnswer> options, int capacity) {}
