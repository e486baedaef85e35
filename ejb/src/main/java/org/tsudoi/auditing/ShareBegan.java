package org.tsudoi.auditing;

import java.util.UUID;
import org.tsudoi.shared.MeetingId;

/**
 * Somebody shows a screen to a meeting, or the own camera.
 *
 * @param person the presenter
 * @param name the name that others see; kept up to 200 characters
 * @param meeting the meeting
 * @param title the meeting's title; kept up to 200 characters
 * @param instance which instance of the meeting
 * @param participant the presenter's index in that instance
 * @param surface what is shown: {@code monitor}, {@code window} or {@code browser}, or {@link
 *     #CAMERA}
 * @param surfaceTitle how the presenter's client calls it, maybe empty; kept up to 200 characters
 *     and encrypted, because it may tell what is on the screen
 */
public record ShareBegan(
    PersonId person,
    String name,
    MeetingId meeting,
    String title,
    UUID instance,
    int participant,
    String surface,
    String surfaceTitle) {

  /** The surface of somebody who shows no screen but the own camera; it has no title. */
  public static final String CAMERA = "camera";
}
