package org.tsudoi.policies;

import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;

/**
 * Somebody is about to put other rules of a group in force. Fired as {@link PolicyChanging} is.
 *
 * @param caller who saves them
 * @param group whose rules they are
 * @param before what is in force
 * @param after what shall be
 */
public record GroupRulesChanging(
    Caller caller, GroupId group, GroupRules before, GroupRules after) {}
