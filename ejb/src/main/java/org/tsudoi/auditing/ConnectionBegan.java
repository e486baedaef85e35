package org.tsudoi.auditing;

import java.util.UUID;
import org.tsudoi.shared.MeetingId;

/**
 * Somebody is connected to a meeting.
 *
 * @param person who
 * @param name the name that others see; kept up to 200 characters
 * @param meeting the meeting
 * @param title the meeting's title; kept up to 200 characters
 * @param instance which instance of the meeting
 * @param participant the participant's index in that instance
 * @param address the client's address
 * @param transport how the tunnel is carried, as {@code websocket}
 * @param tls the TLS version, as {@code TLSv1.3}
 * @param client the client's name and version as it says itself; kept up to 200 characters
 */
public record ConnectionBegan(
    PersonId person,
    String name,
    MeetingId meeting,
    String title,
    UUID instance,
    int participant,
    String address,
    String transport,
    String tls,
    String client) {}
