package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the policy lets any meeting take guests.
 *
 * @param offered whether it does
 */
@Schema(name = "GuestOffer")
public record GuestOfferAnswer(boolean offered) {}
