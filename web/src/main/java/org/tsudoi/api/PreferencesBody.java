package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * In which language and by which clock a person is spoken to.
 *
 * @param language en or ja
 * @param timeZone a region, as Asia/Tokyo; empty for that of the browser
 */
@Schema(name = "Preferences")
public record PreferencesBody(
    @NotNull @Size(min = 2, max = 2) String language, @NotNull @Size(max = 64) String timeZone) {}
