package org.tsudoi.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Where the REST API begins; the container finds its resources. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Tsudoi",
            version = "1",
            description =
                "Sign in, keep users, open and join meetings, read what happened. Every refusal is"
                    + " application/problem+json (RFC 9457) with a stable code. A request with the"
                    + " cookie repeats the CSRF token of its sign-in in X-CSRF-Token on each"
                    + " change; a request with a bearer token does not.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    servers = @Server(url = "/"),
    components =
        @Components(schemas = @Schema(name = "Problem", implementation = ProblemDetails.class)),
    security = {@SecurityRequirement(name = "cookie"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
    securitySchemeName = "cookie",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.COOKIE,
    apiKeyName = "__Host-tsudoi")
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        "The token of a bearer session, an API token (tsudoi_pat_…), or on the server's machine"
            + " the command line's. An API token is taken where x-tsudoi-scope names a scope that"
            + " it has, or says any; elsewhere it is refused with closed-to-tokens, and without the"
            + " scope with scope-missing.")
public class ApiApplication extends Application {}
