package org.tsudoi.notification.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The password of the mail server, encrypted. There is one at most, and none of the past. */
@Entity
@Table(name = "mail_secret")
public class MailSecret {

  /** The only id. */
  public static final int ID = 1;

  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "sealed_password")
  private String sealedPassword;

  /** For the container. */
  protected MailSecret() {}

  /** A password as it is stored. */
  public MailSecret(String sealedPassword) {
    this.id = ID;
    this.sealedPassword = sealedPassword;
  }

  /** The password as it is stored. */
  public String sealedPassword() {
    return sealedPassword;
  }

  /** Takes another one. */
  public void replace(String sealed) {
    sealedPassword = sealed;
  }
}
