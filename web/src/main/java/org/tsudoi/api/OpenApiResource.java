package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tsudoi.session.CurrentCaller;

/** The description of this API, made when it was built; for the signed-in only. */
@Path("openapi.json")
@RequestScoped
public class OpenApiResource {

  private static final String FILE = "/org/tsudoi/api/openapi.json";

  @Inject private CurrentCaller current;

  /** The document that {@code docs/openapi.json} holds. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public String document() {
    current.requireWithoutDuty();
    try (InputStream file = OpenApiResource.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
