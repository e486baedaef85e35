package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where passkeys work.
 *
 * @param origin the one address that pages with passkeys are loaded from; absent if there are none
 */
@Schema(name = "PasskeyServer")
public record PasskeyServerAnswer(String origin) {}
