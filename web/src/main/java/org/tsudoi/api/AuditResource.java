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
import org.tsudoi.auditing.AuditQuery;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.session.CurrentCaller;

/** The audit trail, for administrators and auditors (spec 6.3.4). */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
public class AuditResource {

  @Inject private AuditTrail auditTrail;
  @Inject private CurrentCaller current;

  /** Who did what. */
  @GET
  @Operation(
      operationId = "findAuditEntries",
      summary = "Who did what, on what, when, from where, by which way, with which outcome",
      description = "Reading is recorded too.")
  public AuditAnswer find(@Valid @BeanParam HistoryParameters parameters) {
    return AuditAnswer.of(auditTrail.find(current.require(), AuditQuery.of(parameters.query())));
  }
}
