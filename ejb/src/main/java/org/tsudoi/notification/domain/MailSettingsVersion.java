package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.shared.AccountId;

/**
 * How mail is sent from one moment until the next version, without the password.
 *
 * <p>Written once and never changed, which the database enforces.
 */
@Entity
@Table(name = "mail_settings")
public class MailSettingsVersion {

  @Id
  @Column(name = "version_number")
  private long number;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "changed_by_id")
  private String changedById;

  @Column(name = "changed_by_name")
  private String changedByName;

  @Column(name = "enabled")
  private boolean enabled;

  @Column(name = "host")
  private String host;

  @Column(name = "port")
  private int port;

  @Enumerated(EnumType.STRING)
  @Column(name = "encryption")
  private MailEncryption encryption;

  @Column(name = "plain_accepted")
  private boolean plainAccepted;

  @Column(name = "user_name")
  private String user;

  @Column(name = "sender_address")
  private String senderAddress;

  @Column(name = "sender_name")
  private String senderName;

  @Column(name = "base_url")
  private String baseUrl;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "certificates")
  private String certificates;

  /** For the container. */
  protected MailSettingsVersion() {}

  /**
   * Settings as a version.
   *
   * @param number one more than the version before
   * @param now when
   * @param who whose account
   * @param name the name as it is stored: sealed if there is an account
   * @param settings what it says
   */
  public MailSettingsVersion(
      long number, Instant now, Optional<AccountId> who, String name, MailSettings settings) {
    this.number = number;
    this.changedAt = now;
    this.changedById = who.map(AccountId::toString).orElse(null);
    this.changedByName = name;
    this.enabled = settings.enabled();
    this.host = settings.host();
    this.port = settings.port();
    this.encryption = settings.encryption();
    this.plainAccepted = settings.plainAccepted();
    this.user = settings.user();
    this.senderAddress = settings.senderAddress();
    this.senderName = settings.senderName();
    this.baseUrl = settings.baseUrl();
    this.timeZone = settings.timeZone();
    this.certificates = settings.certificates();
  }

  public long number() {
    return number;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public Optional<AccountId> changedBy() {
    return Optional.ofNullable(changedById).map(AccountId::of);
  }

  /** The name as it is stored: sealed if there is an account. */
  public String changedByName() {
    return changedByName;
  }

  /** What it says. */
  public MailSettings settings() {
    return new MailSettings(
        enabled,
        host,
        port,
        encryption,
        plainAccepted,
        user,
        senderAddress,
        senderName,
        baseUrl,
        timeZone,
        certificates);
  }
}
