package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the addresses that the server sees can be the people's own.
 *
 * @param hiddenBehind the one private address from which everybody came lately, most likely a proxy
 *     that {@code tsudoi.trusted.proxies} does not name; absent if all is well
 */
@Schema(name = "AddressHint")
public record AddressHintAnswer(String hiddenBehind) {}
