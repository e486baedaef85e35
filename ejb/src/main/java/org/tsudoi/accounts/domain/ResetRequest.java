package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.CallerPath;

/**
 * Somebody asked for a link to choose another password, for a name that may exist or not.
 *
 * <p>It waits a second or two until it is looked at, beside all requests, so that the answer takes
 * the same time for every name; then it is removed.
 */
@Entity
@Table(name = "password_reset_request")
public class ResetRequest {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "login_name")
  private String loginName;

  @Column(name = "address")
  private String address;

  @Enumerated(EnumType.STRING)
  @Column(name = "path")
  private CallerPath path;

  @Column(name = "asked_at")
  private Instant askedAt;

  /** For the container. */
  protected ResetRequest() {}

  /**
   * A request.
   *
   * @param typedName the user ID as typed; what can be none is kept as empty text
   * @param address where it comes from
   * @param path the way it came in
   * @param now when
   */
  public ResetRequest(String typedName, String address, CallerPath path, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.loginName = LoginName.typed(typedName).map(LoginName::value).orElse("");
    this.address = address;
    this.path = path;
    this.askedAt = now;
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  /** The user ID, if the text can be one. */
  public Optional<LoginName> loginName() {
    return LoginName.typed(loginName);
  }

  public String address() {
    return address;
  }

  public CallerPath path() {
    return path;
  }

  public Instant askedAt() {
    return askedAt;
  }
}
