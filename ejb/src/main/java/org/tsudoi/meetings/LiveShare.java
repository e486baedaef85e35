package org.tsudoi.meetings;

import java.time.Instant;

/**
 * A screen that is shared now.
 *
 * @param sender the presenter's index
 * @param presenterName the presenter's name
 * @param title what the presenter's system calls the screen, window or tab
 * @param surface {@code monitor}, {@code window} or {@code browser}
 * @param width the width in pixels
 * @param height the height in pixels
 * @param began since when
 */
public record LiveShare(
    int sender,
    String presenterName,
    String title,
    String surface,
    int width,
    int height,
    Instant began) {}
