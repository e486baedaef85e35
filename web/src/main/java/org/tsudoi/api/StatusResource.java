package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.installation.ProductVersion;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** The state of the server, for whoever is signed in. */
@Path("status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
public class StatusResource {

  private static final Set<SystemRole> MAY_SEE_ALL =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR);

  @Inject private CurrentCaller current;
  @Inject private MeetingService meetings;

  @Inject
  @ConfigProperty(name = "tsudoi.node.name", defaultValue = "node-1")
  private String node;

  /** Version, uptime and what goes on now. */
  @GET
  @Operation(operationId = "status", summary = "Version, uptime and what goes on now")
  public StatusAnswer status() {
    Caller caller = current.requireWithoutDuty();
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    return new StatusAnswer(
        ProductVersion.text(),
        node,
        Instant.ofEpochMilli(runtime.getStartTime()),
        runtime.getUptime() / 1000,
        caller.hasAnyOf(MAY_SEE_ALL) ? counts(meetings.live(caller)) : null);
  }

  private static StatusAnswer.Live counts(List<LiveMeeting> live) {
    return new StatusAnswer.Live(
        live.size(),
        live.stream().mapToInt(meeting -> meeting.participants().size()).sum(),
        (int) live.stream().filter(meeting -> meeting.share().isPresent()).count());
  }
}
