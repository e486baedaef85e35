package org.tsudoi.policies;

import org.tsudoi.shared.Caller;

/**
 * Somebody is about to put another policy in force. Fired inside the transaction that saves it,
 * before anything is written: a room that knows better refuses it by throwing a {@code
 * RefusedException}.
 *
 * @param caller who saves it
 * @param before what is in force
 * @param after what shall be
 */
public record PolicyChanging(Caller caller, PolicyValues before, PolicyValues after) {}
