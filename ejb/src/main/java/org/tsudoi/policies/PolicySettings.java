package org.tsudoi.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The policy of an installation whose administrators have not saved one yet.
 *
 * <p>A setting out of range is refused with the range when it is first used.
 */
@ApplicationScoped
class PolicySettings {

  private int minimumLength;
  private int generations;
  private Duration lifetime;
  private OptionRule meetingKey;
  private int capacity;

  /** For the container's proxy. */
  PolicySettings() {}

  @Inject
  PolicySettings(
      @ConfigProperty(name = "tsudoi.password.length", defaultValue = "8") int minimumLength,
      @ConfigProperty(name = "tsudoi.password.generations", defaultValue = "5") int generations,
      @ConfigProperty(name = "tsudoi.password.lifetime", defaultValue = "PT0S") Duration lifetime,
      @ConfigProperty(name = "tsudoi.meeting.key", defaultValue = "DEFAULT_ON")
          OptionRule meetingKey,
      @ConfigProperty(name = "tsudoi.meeting.capacity", defaultValue = "100") int capacity) {
    this.minimumLength = minimumLength;
    this.generations = generations;
    this.lifetime = lifetime;
    this.meetingKey = meetingKey;
    this.capacity = capacity;
  }

  PolicyValues values() {
    return new PolicyValues(
        PasswordRules.ofSettings(minimumLength, generations, lifetime),
        new MeetingDefaults(meetingKey, capacity));
  }
}
