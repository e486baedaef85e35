package org.tsudoi.devices.domain;

import java.util.List;
import java.util.Optional;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.DeviceQuery;
import org.tsudoi.shared.AccountId;

/** Where devices and the rules of single people are kept. */
public interface Devices {

  void add(Device device);

  Optional<Device> find(DeviceId id);

  /** The device with its row locked until the transaction ends. */
  Optional<Device> lock(DeviceId id);

  /** All devices of a person, newest first. */
  List<Device> of(AccountId owner);

  /** A part of the list, newest first. */
  List<Device> find(DeviceQuery query);

  /** How many a query finds in all. */
  long count(DeviceQuery query);

  void remove(Device device);

  /** The person's own rule. */
  Optional<PersonalRule> rule(AccountId account);

  void add(PersonalRule rule);

  void remove(PersonalRule rule);
}
