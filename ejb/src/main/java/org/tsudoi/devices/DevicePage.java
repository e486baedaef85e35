package org.tsudoi.devices;

import java.util.List;

/**
 * Some devices.
 *
 * @param rows the devices asked for, newest first
 * @param total how many there are in all
 */
public record DevicePage(List<DeviceView> rows, long total) {

  /** Keeps the rows from being changed. */
  public DevicePage {
    rows = List.copyOf(rows);
  }
}
