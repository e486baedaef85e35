/**
 * A participant without a browser: signs in and joins over the API, opens the two connections of a
 * tunnel and speaks the protocol of {@code docs/protocol.md} with the codec of the product.
 */
package org.tsudoi.verify.client;
