package org.tsudoi.meetings;

import org.tsudoi.relay.Link;
import org.tsudoi.shared.MeetingId;

/**
 * A tunnel's place in a meeting. The welcome already waits in the link's outbox as the first frame.
 *
 * @param link what the transport hands frames to and takes frames from
 * @param meeting the meeting
 * @param sender the index that every frame of this tunnel must carry
 */
public record Seated(Link link, MeetingId meeting, int sender) {}
