package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A guest's visit.
 *
 * @param visit the secret from the answer to joining
 */
@Schema(name = "GuestVisit")
public record GuestVisitBody(@NotNull @Size(max = 64) String visit) {

  @Override
  public String toString() {
    return "GuestVisitBody[]";
  }
}
