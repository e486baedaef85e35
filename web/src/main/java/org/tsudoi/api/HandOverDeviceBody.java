package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device of a desktop client that cannot sign in because of it.
 *
 * @param handOver the code and what belongs to it
 * @param device the device
 */
@Schema(name = "HandOverDevice")
public record HandOverDeviceBody(
    @NotNull @Valid HandOverBody handOver, @NotNull @Valid NewDeviceBody device) {

  @Override
  public String toString() {
    return "HandOverDeviceBody[]";
  }
}
