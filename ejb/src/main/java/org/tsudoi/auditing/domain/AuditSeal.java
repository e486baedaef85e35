package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The place of one entry in the one chain of this installation.
 *
 * <p>The sequence runs from 1 without a gap: a seal is only ever written together with the proof
 * that its predecessor exists. The chain is SHA-256 over the previous link, the sequence, the entry
 * and its MAC, so anybody can follow it; the seal's own MAC shows that the server made the link, so
 * a chain that somebody computed anew is found out. Never changed, never deleted.
 */
@Entity
@Table(name = "audit_seal")
public class AuditSeal {

  private static final String GENESIS = "0".repeat(64);

  @Id
  @Column(name = "sequence_number")
  private long sequence;

  @Embedded private EntryReference entry;

  @Column(name = "sealed_at")
  private Instant sealedAt;

  @Column(name = "chain")
  private String chain;

  @Column(name = "mac")
  private String mac;

  /** For JPA. */
  protected AuditSeal() {}

  /** The next link after the given one, or the first. */
  public static AuditSeal after(
      Optional<AuditSeal> previous, AuditEntry entry, Instant now, RowMac key) {
    AuditSeal seal = new AuditSeal();
    seal.sequence = previous.map(last -> last.sequence).orElse(0L) + 1;
    seal.entry = entry.reference();
    seal.sealedAt = now;
    seal.chain = seal.link(previous, entry);
    seal.mac = key.of(seal.canonicalBytes());
    return seal;
  }

  /** Whether this seal follows the given one, belongs to the entry, and was made by the server. */
  public boolean isGenuine(Optional<AuditSeal> previous, AuditEntry sealed, RowMac key) {
    return sequence == previous.map(last -> last.sequence).orElse(0L) + 1
        && entry.equals(sealed.reference())
        && chain.equals(link(previous, sealed))
        && key.matches(canonicalBytes(), mac);
  }

  private String link(Optional<AuditSeal> previous, AuditEntry sealed) {
    byte[] content =
        new CanonicalBytes("tsudoi-audit-chain-1")
            .text(previous.map(last -> last.chain).orElse(GENESIS))
            .number(sequence)
            .text(entry.writer().toString())
            .number(entry.counter())
            .text(sealed.mac())
            .toBytes();
    return sha256(content);
  }

  private byte[] canonicalBytes() {
    return new CanonicalBytes("tsudoi-audit-seal-1")
        .number(sequence)
        .text(entry.writer().toString())
        .number(entry.counter())
        .time(sealedAt)
        .text(chain)
        .toBytes();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The place in the chain. */
  public long sequence() {
    return sequence;
  }

  /** Which entry it seals. */
  public EntryReference entry() {
    return entry;
  }

  /** The link: 64 hexadecimal digits. */
  public String chain() {
    return chain;
  }

  /** When it was written. */
  public Instant sealedAt() {
    return sealedAt;
  }
}
