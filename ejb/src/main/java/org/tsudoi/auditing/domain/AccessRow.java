package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.tsudoi.auditing.AccessLine;
import org.tsudoi.auditing.ConnectionBegan;

/** One connection of the access history: begins when a tunnel is open, ends when it is closed. */
@Entity
@Table(name = "access_history")
public class AccessRow implements HistoryRow<AccessLine> {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "id")
  private long id;

  @Embedded private HistoryPlace place;

  @Column(name = "address")
  private String address;

  @Column(name = "transport")
  private String transport;

  @Column(name = "tls")
  private String tls;

  @Column(name = "client")
  private String client;

  @Embedded private HistorySpan span;

  /** For JPA. */
  protected AccessRow() {}

  /** A connection that begins. */
  public AccessRow(ConnectionBegan begun, HistorySpan span, PersonalVault vault) {
    this.place =
        new HistoryPlace(
                begun.person(), vault.seal(begun.person(), HarmlessText.name(begun.name())))
            .in(begun.meeting(), begun.title(), begun.instance(), begun.participant());
    this.address = vault.seal(begun.person(), HarmlessText.name(begun.address()));
    this.transport = HarmlessText.of(begun.transport(), 20);
    this.tls = HarmlessText.of(begun.tls(), 40);
    this.client = HarmlessText.name(begun.client());
    this.span = span;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public HistorySpan span() {
    return span;
  }

  @Override
  public AccessLine line(PersonalVault.Reading reading) {
    return new AccessLine(
        id,
        place.person(),
        place.name(reading),
        place.meeting(),
        place.title(),
        place.instance(),
        place.participant(),
        reading.open(Optional.of(place.person()), address),
        transport,
        tls,
        client,
        span.began(),
        span.ended(),
        span.reason(),
        List.of());
  }
}
