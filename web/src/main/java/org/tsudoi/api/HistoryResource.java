package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.auditing.AccessHistory;
import org.tsudoi.auditing.UsageHistory;
import org.tsudoi.session.CurrentCaller;

/** Access and usage history, for administrators and auditors (spec 6.3.4). */
@Path("history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
public class HistoryResource {

  @Inject private AccessHistory accessHistory;
  @Inject private UsageHistory usageHistory;
  @Inject private CurrentCaller current;

  /** Who was connected to which meeting. */
  @GET
  @Path("access")
  @Operation(
      operationId = "findAccessHistory",
      summary = "Who was connected to which meeting, from when to when and how")
  public AccessHistoryAnswer access(@Valid @BeanParam HistoryParameters parameters) {
    return AccessHistoryAnswer.of(accessHistory.find(current.require(), parameters.query()));
  }

  /** Who shared what. */
  @GET
  @Path("usage")
  @Operation(
      operationId = "findUsageHistory",
      summary = "Who shared what in which meeting, from when to when")
  public UsageHistoryAnswer usage(@Valid @BeanParam HistoryParameters parameters) {
    return UsageHistoryAnswer.of(usageHistory.find(current.require(), parameters.query()));
  }
}
