package org.tsudoi.devices;

/**
 * A device that has just been taken in.
 *
 * @param id its identity
 * @param state waiting for approval, unless it was known already
 * @param enrolmentCode what its person reads to the administrator
 */
public record EnrolledDevice(DeviceId id, DeviceState state, String enrolmentCode) {}
