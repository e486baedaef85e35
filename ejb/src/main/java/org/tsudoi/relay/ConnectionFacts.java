package org.tsudoi.relay;

/**
 * How a participant is connected, as the transport knows it.
 *
 * @param transport {@code websocket}, {@code https} or {@code https-polling}
 * @param tls protocol and cipher suite as {@code TLSv1.3 TLS_AES_128_GCM_SHA256}; empty when
 *     unknown
 * @param address the client's address in text form
 * @param client the client's own description (its user agent); cut to 256 characters, not trusted
 */
public record ConnectionFacts(String transport, String tls, String address, String client) {}
