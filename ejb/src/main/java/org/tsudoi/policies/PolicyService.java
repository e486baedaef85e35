package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rules of this installation as they are now.
 *
 * <p>They come from the settings, so they are the same for everybody and hold no secret: any room
 * may ask. A setting out of range is refused with the range when it is first used.
 */
@Stateless
public class PolicyService {

  private int minimumLength;
  private int generations;
  private Duration lifetime;
  private MeetingKeyRule meetingKey;
  private int capacity;

  /** For the container. */
  public PolicyService() {}

  /** The rules that the settings name. */
  @Inject
  public PolicyService(
      @ConfigProperty(name = "tsudoi.password.length", defaultValue = "8") int minimumLength,
      @ConfigProperty(name = "tsudoi.password.generations", defaultValue = "5") int generations,
      @ConfigProperty(name = "tsudoi.password.lifetime", defaultValue = "PT0S") Duration lifetime,
      @ConfigProperty(name = "tsudoi.meeting.key", defaultValue = "DEFAULT_ON")
          MeetingKeyRule meetingKey,
      @ConfigProperty(name = "tsudoi.meeting.capacity", defaultValue = "100") int capacity) {
    this.minimumLength = minimumLength;
    this.generations = generations;
    this.lifetime = lifetime;
    this.meetingKey = meetingKey;
    this.capacity = capacity;
  }

  /** What passwords must be. */
  public PasswordPolicy passwords() {
    return PasswordPolicy.classic(minimumLength, generations, lifetime);
  }

  /** How meetings begin. */
  public MeetingDefaults meetings() {
    return new MeetingDefaults(meetingKey, capacity);
  }
}
