package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DevicePage;

/**
 * Some devices.
 *
 * @param rows the devices asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "Devices")
public record DevicesAnswer(List<DeviceAnswer> rows, long total) {

  static DevicesAnswer of(DevicePage page) {
    return new DevicesAnswer(page.rows().stream().map(DeviceAnswer::of).toList(), page.total());
  }
}
