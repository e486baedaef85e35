/**
 * The bus between the nodes of one installation.
 *
 * <p>It carries small news that make what a node knows out of date. One node alone delivers them to
 * itself; a cluster brings another implementation of the same interface.
 */
package org.tsudoi.backbone;
