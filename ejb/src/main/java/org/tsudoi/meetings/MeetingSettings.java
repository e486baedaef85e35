package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of this room; the settings reference says what each one means. */
@ApplicationScoped
class MeetingSettings {

  private int mostTickets;
  private Duration emptyGrace;
  private int mostInADay;
  private int wrongNumbers;
  private int mostCameras;

  /** For the container's proxy. */
  MeetingSettings() {}

  @Inject
  MeetingSettings(
      @ConfigProperty(name = "tsudoi.meeting.tickets", defaultValue = "10000") int mostTickets,
      @ConfigProperty(name = "tsudoi.meeting.empty-grace", defaultValue = "PT90S")
          Duration emptyGrace,
      @ConfigProperty(name = "tsudoi.meeting.daily", defaultValue = "1000") int mostInADay,
      @ConfigProperty(name = "tsudoi.meeting.guest-numbers", defaultValue = "20") int wrongNumbers,
      @ConfigProperty(name = "tsudoi.meeting.cameras", defaultValue = "12") int mostCameras) {
    this.mostTickets = mostTickets;
    this.emptyGrace = emptyGrace;
    this.mostInADay = mostInADay;
    this.wrongNumbers = wrongNumbers;
    this.mostCameras = mostCameras;
  }

  int mostTickets() {
    return mostTickets;
  }

  Duration emptyGrace() {
    return emptyGrace;
  }

  int mostInADay() {
    return mostInADay;
  }

  int wrongNumbers() {
    return wrongNumbers;
  }

  int mostCameras() {
    return mostCameras;
  }
}
