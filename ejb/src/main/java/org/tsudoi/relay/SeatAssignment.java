package org.tsudoi.relay;

/**
 * The place of a tunnel in its group, given by the room that seats it.
 *
 * @param group the group whose frames it shares
 * @param sender its sender index, which every frame of it must carry; unique in the group and never
 *     given again
 * @param rights what it may send at first
 * @param listener who hears its control frames, its refusals and its end
 * @param welcome the payload of the welcome (control kind 1), the first frame that goes down
 */
public record SeatAssignment(
    RelayGroup group, int sender, Rights rights, RelayListener listener, byte[] welcome) {}
