package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.tsudoi.accounts.IdentityView;
import org.tsudoi.shared.AccountId;

/**
 * Ties one person of an identity provider or of the company directory, told by issuer and subject
 * together, to one account.
 *
 * <p>Begins when an administrator prepares it, or at the first sign-in where a user ID may link;
 * ends when an administrator removes it. Neither an e-mail address nor a name ever finds it.
 */
@Entity
@Table(name = "identity_link")
public class IdentityLink {

  @Id
  @Column(name = "id")
  private String id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private LinkKind kind = LinkKind.PROVIDER;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "subject")
  private String subject;

  @Column(name = "linked_at")
  private Instant linkedAt;

  @Column(name = "prepared_by")
  private String preparedBy;

  /** For the container. */
  protected IdentityLink() {}

  /** A link from now on. */
  public IdentityLink(
      String issuer, String subject, AccountId account, Optional<AccountId> by, Instant now) {
    this.id = idOf(issuer, subject);
    this.accountId = account.toString();
    this.issuer = issuer;
    this.subject = subject;
    this.linkedAt = now;
    this.preparedBy = by.map(AccountId::toString).orElse(null);
  }

  /** The same for a person of the company directory. */
  public static IdentityLink toDirectory(
      String directory, String id, AccountId account, Optional<AccountId> by, Instant now) {
    IdentityLink link = new IdentityLink(directory, id, account, by, now);
    link.kind = LinkKind.DIRECTORY;
    return link;
  }

  /** What a link is found by. */
  public static String idOf(String issuer, String subject) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] both = (issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(both));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public String id() {
    return id;
  }

  public LinkKind kind() {
    return kind;
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  /** As administrators see it. */
  public IdentityView view() {
    return new IdentityView(issuer, subject, linkedAt, preparedBy != null);
  }
}
