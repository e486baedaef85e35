/**
 * The machine this server was put on: its data directory with keys and secrets, its clocks and
 * randomness, its settings, and the state of its database schema.
 *
 * <p>Every room may enter its doors. It knows no other room, and nothing here carries a rule of the
 * product.
 */
package org.tsudoi.installation;
