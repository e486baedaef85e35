package org.tsudoi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tsudoi.identity.SingleSignOn;

/** By whom people may sign in besides user ID and password. */
@Path("session/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class ProvidersResource {

  private static final String OPEN_ID = "console/sso/begin";
  private static final String SAML = "console/sso/saml/begin";

  @Inject private SingleSignOn provider;

  /** The identity providers. */
  @GET
  @SecurityRequirements
  @Operation(
      operationId = "listProviders",
      summary = "The identity providers that people may sign in with",
      description =
          "A browser begins at the path, below the server's address; then says which page of the"
              + " console or of the meeting page is wanted afterwards.")
  public ProvidersAnswer providers() {
    return new ProvidersAnswer(
        provider.isOffered()
            ? List.of(
                new ProvidersAnswer.Provider(
                    provider.name(), provider.speaksSaml() ? SAML : OPEN_ID))
            : List.of());
  }
}
