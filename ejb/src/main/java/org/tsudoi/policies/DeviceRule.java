package org.tsudoi.policies;

import java.util.Collection;

/** What a sign-in must prove about the device that it is made with (端末認証, spec 6.3.1). */
public enum DeviceRule {
  /** Nothing: people sign in from anywhere. */
  OFF(false, false),
  /** One of the device's MAC addresses; only the desktop client can tell one. */
  MAC_REQUIRED(true, false),
  /** A signature with the device's key. */
  KEY_REQUIRED(false, true),
  /** A MAC address and a signature, both of the same device. */
  BOTH_REQUIRED(true, true);

  private final boolean mac;
  private final boolean key;

  DeviceRule(boolean mac, boolean key) {
    this.mac = mac;
    this.key = key;
  }

  /** Whether a MAC address of the device is asked for. */
  public boolean needsMac() {
    return mac;
  }

  /** Whether a signature with the device's key is asked for. */
  public boolean needsKey() {
    return key;
  }

  /** The rule that asks for everything that either asks for. */
  public DeviceRule and(DeviceRule other) {
    boolean bothMac = mac || other.mac;
    boolean bothKey = key || other.key;
    if (bothMac && bothKey) {
      return BOTH_REQUIRED;
    }
    return bothMac ? MAC_REQUIRED : bothKey ? KEY_REQUIRED : OFF;
  }

  /** The rule that asks for everything that one of these asks for. */
  public static DeviceRule strictest(Collection<DeviceRule> rules) {
    return rules.stream().reduce(OFF, DeviceRule::and);
  }
}
