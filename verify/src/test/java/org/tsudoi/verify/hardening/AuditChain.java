package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** Computes the chain of the audit trail anew, from what {@code docs/security.md} says alone. */
public final class AuditChain {

  private static final String SEALS =
      "select s.sequence_number, s.writer_id, s.writer_counter, s.chain, e.mac"
          + " from audit_seal s left join audit_entry e"
          + " on e.writer_id = s.writer_id and e.writer_counter = s.writer_counter"
          + " order by s.sequence_number";

  private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

  private AuditChain() {}

  /** Checks every link; gives how many there are. */
  public static long check(Connection database) throws SQLException {
    String previous = "0".repeat(64);
    long sequence = 0;
    try (var statement = database.createStatement();
        ResultSet seal = statement.executeQuery(SEALS)) {
      while (seal.next()) {
        sequence++;
        assertThat(seal.getLong(1)).isEqualTo(sequence);
        previous =
            new AuditChain()
                .add("tsudoi-audit-chain-1")
                .add(previous)
                .add(sequence)
                .add(seal.getString(2))
                .add(seal.getLong(3))
                .add(seal.getString(5))
                .digest();
        assertThat(seal.getString(4)).as("link " + sequence).isEqualTo(previous);
      }
    }
    return sequence;
  }

  private AuditChain add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  private AuditChain add(long number) {
    return add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  private AuditChain add(byte[] bytes) {
    fields.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    fields.writeBytes(bytes);
    return this;
  }

  private String digest() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(fields.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
