package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A test mail.
 *
 * @param address where to
 * @param language en or ja
 */
@Schema(name = "MailTest")
public record MailTestBody(
    @NotNull @Size(max = 254) String address,
    @NotNull @Pattern(regexp = "en|ja") String language) {}
