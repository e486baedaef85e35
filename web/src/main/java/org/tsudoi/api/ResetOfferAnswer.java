package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether another password can be chosen by mail.
 *
 * @param offered whether links are sent
 */
@Schema(name = "PasswordResetOffer")
public record ResetOfferAnswer(boolean offered) {}
